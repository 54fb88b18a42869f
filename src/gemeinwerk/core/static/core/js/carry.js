// One page, one save: whoever sends one form keeps what was typed into the others. Sending a form
// draws the page anew; before that the other forms' words are laid aside in this tab, for this
// person, and afterwards put back into their form, with a note that they are not stored yet.
const PREFIX = "gw-carried:";
const LONGEST = 24 * 60 * 60 * 1000; // milliseconds they are kept
const person = document.body.dataset.person;
const note = document.querySelector("template[data-carried-note]");

const controls = (form) =>
  [...form.elements].filter(
    (one) => one.name && !one.disabled && !/^(hidden|password|file|submit|button|image)$/.test(one.type),
  );

const isChecked = (one) => one.type === "checkbox" || one.type === "radio";

function isTyped(one) {
  if (isChecked(one)) return one.checked !== one.defaultChecked;
  if (one.tagName !== "SELECT") return one.value !== one.defaultValue;
  const given = [...one.options].filter((option) => option.defaultSelected);
  const first = one.multiple ? [] : [one.options[0]];
  const before = new Set(given.length ? given : first);
  return [...one.options].some((option) => option.selected !== before.has(option));
}

// What the writer began from, by which two people's changes are put together.
const began = (form) => [...form.elements].filter((one) => /^(base|revision|seen)$/.test(one.name));

// A form that came back with errors holds words that are nowhere else.
const cameBack = (form) => Boolean(form.querySelector("[aria-invalid=true], .kern-error"));

function keyOf(form) {
  const address = new URL(form.getAttribute("action") || location.pathname, location).pathname;
  const name = `${address}#${form.id}`;
  const same = [...document.forms].filter((one) => !one.id && one.getAttribute("action") === form.getAttribute("action"));
  return `${PREFIX}${person}:${name}:${form.id ? 0 : same.indexOf(form)}`;
}

function wordsOf(form) {
  const seen = {};
  const found = [];
  const all = cameBack(form);
  for (const one of controls(form)) {
    const place = (seen[one.name] = (seen[one.name] ?? -1) + 1);
    if (!all && !isTyped(one)) continue;
    const value = one.tagName === "SELECT" ? [...one.selectedOptions].map((o) => o.value) : one.value;
    found.push({ name: one.name, place, value, checked: isChecked(one) ? one.checked : null });
  }
  return found;
}

function layAside(sent) {
  for (const form of document.forms) {
    if (form === sent || form.method !== "post" || form.hasAttribute("hx-post")) continue;
    const words = wordsOf(form);
    if (!words.length) continue;
    const from = began(form).map(({ name, value }) => ({ name, value }));
    sessionStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), words, from }));
  }
  sessionStorage.removeItem(keyOf(sent));
}

function putBack(form, words, from) {
  const lost = [];
  // Sent on, it is compared with what its writer saw, not with what was stored since.
  for (const one of began(form)) one.value = from.find(({ name }) => name === one.name)?.value ?? one.value;
  for (const { name, place, value, checked } of words) {
    const one = controls(form).filter((control) => control.name === name)[place];
    if (!one) {
      if (checked === null && String(value).trim()) lost.push(String(value));
      continue;
    }
    if (checked !== null) one.checked = checked;
    else if (one.tagName === "SELECT") for (const option of one.options) option.selected = value.includes(option.value);
    else one.value = value;
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return lost;
}

function say(form, lost) {
  const said = note.content.firstElementChild.cloneNode(true);
  const rest = said.querySelector("[data-carried-lost]");
  for (const text of lost) {
    const quoted = document.createElement("blockquote");
    quoted.className = "gw-preserve";
    quoted.textContent = text;
    rest.append(quoted);
  }
  rest.hidden = !lost.length;
  form.prepend(said);
  form.closest("details")?.setAttribute("open", "");
}

function restore() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${person}:`)) sessionStorage.removeItem(key);
  }
  for (const form of document.forms) {
    const kept = form.method === "post" && sessionStorage.getItem(keyOf(form));
    if (!kept) continue;
    sessionStorage.removeItem(keyOf(form));
    const { at, words, from } = JSON.parse(kept);
    if (Date.now() - at < LONGEST) say(form, putBack(form, words, from));
  }
}

if (person && note) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.target === "_blank") return;
    if (form.hasAttribute("data-leaves")) return; // signing out keeps nothing (leave.js)
    try {
      layAside(form);
    } catch {
      return; // no room, or a private window: then leaving asks first
    }
    document.dispatchEvent(new Event("carried"));
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) return;
    try {
      restore();
    } catch { /* what cannot be read is not put back */ }
  });
}
