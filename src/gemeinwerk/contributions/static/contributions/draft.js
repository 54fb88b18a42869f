// The draft of what somebody writes is kept on their device until it is sent, and no longer than a
// week. Without this script the form is the same, and keeps nothing.
const PREFIX = "gw-draft:";
const LONGEST = 7 * 24 * 60 * 60 * 1000; // milliseconds
const ABOUT = ["target_group", "place_name", "latitude", "longitude"];
const NAMES = ["kind", "text", "tongue", "field", "themes", ...ABOUT];

// What it is about (a passage of a draft): what was written about another is not put there.
const about = document.querySelector("form[data-draft]")?.dataset.draftAbout ?? "";

const store = {
  read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
      const fits = found && (found.about ?? "") === about && Date.now() - found.at < LONGEST;
      return fits ? found.words : null;
    } catch {
      return null;
    }
  },
  write(key, words) {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), about, words }));
    } catch { /* where nothing can be kept, the form works all the same */ }
  },
  drop(key) {
    try {
      localStorage.removeItem(PREFIX + key);
    } catch { /* nothing is kept */ }
  },
};

const done = document.querySelector("[data-draft-done]");
if (done?.dataset.draftDone) store.drop(done.dataset.draftDone);

const form = document.querySelector("form[data-draft]");
if (form) {
  const key = form.dataset.draft;
  const isKept = (name) => NAMES.includes(name) || name.startsWith("frage_");
  const controls = () => [...form.elements].filter((one) => isKept(one.name));
  const chosen = (one) => !/^(checkbox|radio)$/.test(one.type) || one.checked;
  const words = () => controls().filter(chosen).map((one) => [one.name, one.value]);
  const put = (kept) => {
    for (const one of controls()) {
      const values = kept.filter(([name]) => name === one.name).map(([, value]) => value);
      if (/^(checkbox|radio)$/.test(one.type)) one.checked = values.includes(one.value);
      else if (values.length) one.value = values[0];
    }
  };
  const text = form.elements.namedItem("text");
  const note = form.querySelector("[data-draft-note]");
  const kept = store.read(key);
  if (kept && text?.type === "textarea" && !text.value && kept.some(([name, value]) => name === "text" && value)) {
    put(kept);
    form.querySelector("[data-draft-back]").hidden = false;
  }
  if (note) note.hidden = false;
  form.addEventListener("input", () => store.write(key, words()));
  form.addEventListener("submit", () => store.write(key, words()));
  form.querySelector("[data-draft-drop]")?.addEventListener("click", () => {
    store.drop(key);
    form.reset();
    for (const one of controls()) {
      if (/^(textarea|text)$/.test(one.type) || ABOUT.includes(one.name)) one.value = "";
    }
    form.querySelector("[data-draft-back]").hidden = true;
    text.focus();
  });
}
