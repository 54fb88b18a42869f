// Minutes are saved while they are typed. Whatever is not stored yet lies in this browser until the
// server has said yes: a lost connection, a closed or killed tab lose nothing. Each saving has a word
// of its own and is sent again unchanged until it is answered, so the server knows it; what others
// typed meanwhile is put together there (minutes/merging.py), and arrives here every few seconds.
const root = document.querySelector("[data-minutes]");
const words = root.dataset;
const OWN = `${document.body.dataset.person}:${words.minutes}:`;
const PAUSE = 1000; // milliseconds between typing and saving
const AGAIN = 3000; // … until it is tried again, and others are asked after
const rows = new Map(); // key → { key, item, li, box, base, revision, sent, busy, timer }
const hex = (n) => n.toString(16).padStart(2, "0");

function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const all = [...b].map(hex).join("");
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join("-");
}

// --- what is said of it ---------------------------------------------------------------------------
const state = document.querySelector("[data-state]");
const saved = state.querySelector("[data-saved]");
const connection = state.querySelector("[data-connection]");
const clock = (at = new Date()) => at.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
const isOpen = (row) => Boolean(row.sent) || row.box.value !== row.base;
let lostAt = null;
let refusal = "";
state.hidden = false;

function say() {
  const waiting = [...rows.values()].some(isOpen);
  saved.textContent = refusal || (waiting ? words.wordSaving : words.wordSaved.replace("#", clock()));
  state.classList.toggle("gw-minutes__state--open", waiting || Boolean(refusal));
}

function lost() {
  if (lostAt) return;
  lostAt = new Date();
  connection.textContent = words.wordLost.replace("#", clock(lostAt));
}

function found() {
  if (!lostAt) return;
  connection.textContent = words.wordBack.replace("#1", clock(lostAt)).replace("#2", clock());
  lostAt = null;
}

// --- what this browser keeps ----------------------------------------------------------------------
const tab = uuid();
const lockOf = (name) => `gw-minutes-tab:${name}`;
navigator.locks?.request(lockOf(tab), () => new Promise(() => {})); // held as long as this tab lives

// On the disk at once: what a browser keeps otherwise is gone for seconds when it is killed.
const typedRows = new Promise((ok, no) => {
  const ask = indexedDB.open("gw-minutes", 1);
  ask.onupgradeneeded = () => ask.result.createObjectStore("typed", { keyPath: "name" });
  ask.onerror = no;
  ask.onsuccess = () => {
    ask.result.onversionchange = () => ask.result.close(); // whoever signs out deletes it (leave.js)
    ok(ask.result);
  };
});
let unkept = false;

async function stored(mode, work) {
  const change = (await typedRows).transaction("typed", mode, { durability: "strict" });
  const asked = work(change.objectStore("typed"));
  if (mode === "readwrite") change.commit(); // also where the page is closed in this moment
  return new Promise((ok, no) => {
    change.oncomplete = () => ok(asked.result);
    change.onerror = change.onabort = no;
  });
}

function keep(row) {
  const { key, item, base, revision, sent } = row;
  const name = OWN + key;
  const kept = { name, tab, key, item, base, revision, sent: sent && { ...sent }, text: row.box.value };
  stored("readwrite", (rows) => (isOpen(row) ? rows.put(kept) : rows.delete(name))).catch(() => {
    unkept = true;
    connection.textContent = words.wordUnkept;
  });
}

// What a tab that is gone left behind; another one that lives sends its own.
async function restore() {
  const locks = (await navigator.locks?.query())?.held ?? [];
  const alive = new Set(locks.map((one) => one.name));
  const every = await stored("readonly", (rows) => rows.getAll(IDBKeyRange.bound(OWN, `${OWN}\uffff`)));
  for (const kept of every) {
    if (kept.tab !== tab && alive.has(lockOf(kept.tab))) continue;
    const row = rows.get(kept.key) ?? add(kept.item, kept.key, true);
    if (isOpen(row)) continue; // typed here already
    if (kept.sent || row.base !== kept.text) {
      Object.assign(row, { base: kept.base, sent: kept.sent, revision: kept.revision });
      put(row.box, kept.text);
      filled(row);
      connection.textContent = words.wordRestored;
    }
    keep(row);
    send(row);
    say(); // not "all is saved" before it is
  }
}

// --- rows -----------------------------------------------------------------------------------------
const listOf = (item) => root.querySelector(`[data-item="${item ?? ""}"] [data-rows]`) ?? root.querySelector('[data-item=""] [data-rows]');

function fit(box) {
  if (CSS.supports("field-sizing", "content")) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

// Put in another text, and leave the caret with the words it stood at.
function put(box, text) {
  if (box.value === text) return;
  const { selectionStart: from, value: before } = box;
  box.value = text;
  if (document.activeElement === box) {
    const head = text.startsWith(before.slice(0, from)) ? from : text.length - (before.length - from);
    box.selectionStart = box.selectionEnd = Math.min(Math.max(head, 0), text.length);
  }
  fit(box);
}

/** The buttons that move a paragraph, as a new one has them; none for whoever only reads. */
function moves(key) {
  const found = document.querySelector("template[data-row]")?.content.querySelector(".gw-minutes__move").cloneNode(true);
  found?.querySelectorAll("button").forEach((one) => (one.value = key));
  return found;
}

function take(li) {
  const box = li.querySelector("textarea");
  if (!box) return null;
  const item = li.closest("[data-item]").dataset.item;
  if (!li.querySelector(".gw-minutes__move")) li.append(moves(li.dataset.key));
  const row = { key: li.dataset.key, item, li, box, base: box.defaultValue, revision: 0, sent: null, busy: false, timer: 0 };
  rows.set(row.key, row);
  box.addEventListener("input", () => typed(row));
  box.addEventListener("keydown", (event) => onKey(event, row));
  fit(box);
  if (box.value !== box.defaultValue) typed(row); // before this script was there
  return row;
}

function add(item, key, isFilled) {
  const li = document.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
  Object.assign(li, { id: `absatz-${key}` }).dataset.key = key;
  const box = li.querySelector("textarea");
  box.id = box.name = `text-${key}`;
  li.querySelector("label").htmlFor = box.id;
  li.querySelectorAll("button").forEach((one) => (one.value = key));
  const list = listOf(item);
  list.insertBefore(li, isFilled ? list.querySelector("[data-new]") : null);
  const row = take(li);
  if (isFilled) delete li.dataset.new;
  return row;
}

// The empty row at the end is no longer empty: there is another one.
function filled(row) {
  if (!("new" in row.li.dataset)) return;
  delete row.li.dataset.new;
  row.li.querySelector("[data-time]").textContent = clock();
  add(row.item, uuid(), false);
}

function typed(row) {
  fit(row.box);
  filled(row);
  keep(row);
  say();
  row.timer ||= setTimeout(() => send(row), PAUSE);
}

// Enter goes on in the next paragraph; with Shift it breaks the line.
function onKey(event, row) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  const next = rows.get(row.li.nextElementSibling?.dataset.key);
  if (!next || !row.box.value.trim()) return;
  event.preventDefault();
  next.box.focus();
}

// --- to the server and back -----------------------------------------------------------------------
const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

async function send(row) {
  clearTimeout(row.timer);
  row.timer = 0;
  if (row.busy || !isOpen(row)) return;
  row.sent ??= { save: uuid(), base: row.base, text: row.box.value };
  row.busy = true;
  keep(row);
  const { save, base, text } = row.sent;
  const body = new URLSearchParams({ key: row.key, item: row.item, save, base, text });
  let wait = AGAIN;
  try {
    const headers = { "X-CSRFToken": token(), "HX-Request": "true" };
    const answer = await fetch(words.save, { method: "POST", body, headers, keepalive: text.length < 20000 });
    if (answer.ok) {
      took(row, await answer.json());
      found();
      refusal = "";
      wait = PAUSE;
    } else await refused(answer);
  } catch {
    lost();
  }
  row.busy = false;
  keep(row);
  say();
  if (isOpen(row)) row.timer ||= setTimeout(() => send(row), wait);
}

async function refused(answer) {
  const said = await answer.text();
  if (answer.status === 409 || answer.status === 400) refusal = JSON.parse(said).said;
  else if (answer.status === 403) document.dispatchEvent(new CustomEvent("htmx:responseError", { detail: { xhr: { responseText: said } } })); // core/js/notices.js
  else lost();
}

function took(row, answer) {
  const { text } = row.sent;
  if (answer.beside) return part(row, text, answer);
  row.sent = null;
  row.revision = answer.revision;
  // Somebody typed as well: where I have gone on, my next saving is put together with theirs.
  if (row.box.value === text) put(row.box, answer.text);
  row.base = row.box.value === answer.text ? answer.text : text;
}

// Both changed the same words: mine goes on in a paragraph of its own, below theirs.
function part(row, text, answer) {
  const mine = add(row.item, answer.beside.key, true);
  row.li.after(mine.li);
  const { selectionStart, selectionEnd, value } = row.box;
  const isMine = document.activeElement === row.box;
  Object.assign(mine, { base: text, revision: answer.beside.revision });
  mine.box.value = value;
  second(mine, true);
  keep(mine);
  row.sent = null;
  Object.assign(row, { base: answer.text, revision: answer.revision });
  row.box.value = answer.text;
  keep(row);
  [row, mine].forEach((one) => fit(one.box));
  if (isMine) {
    mine.box.focus();
    mine.box.setSelectionRange(selectionStart, selectionEnd);
  }
  if (isOpen(mine)) send(mine);
}

function second(row, is) {
  row.li.classList.toggle("gw-minutes__row--second", is);
  row.li.querySelector("[data-who]").textContent = is ? words.wordSecond : "";
}

// --- what others typed ----------------------------------------------------------------------------
let revision = words.revision;

async function ask() {
  await look();
  setTimeout(ask, AGAIN);
}

async function look() {
  try {
    const answer = await fetch(`${words.newer}?seit=${revision}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(answer.status);
    const told = await answer.json();
    for (const row of rows.values()) if (row.writes) who(row, "");
    if (told.changed) arrived(told);
    revision = told.revision;
    if (![...rows.values()].some(isOpen)) found();
  } catch {
    lost();
  }
}

// A row before the one above it, or after the one below: what was typed first, then its place.
async function move({ name, value: key }, address) {
  await sendAll();
  const headers = { "X-CSRFToken": token() };
  try {
    await fetch(address, { method: "POST", body: new URLSearchParams({ [name]: key }), headers, redirect: "manual" });
  } catch {
    return lost();
  }
  await look();
  const li = root.querySelector(`[data-key="${key}"]`);
  const there = li?.querySelector("textarea, a");
  there?.focus();
  if (!there?.matches("textarea")) li?.querySelector(`[name=${name}]`)?.focus();
}

function who(row, name) {
  row.writes = Boolean(name);
  if (!row.li.classList.contains("gw-minutes__row--second")) row.li.querySelector("[data-who]").textContent = name ? words.wordWrites.replace("#", name) : "";
}

function arrived(told) {
  for (const one of told.changed) one.kind === "text" ? text(one) : outcome(one);
  arrange(told.order);
  const room = root.querySelector("[data-room]");
  if (!room.contains(document.activeElement)) {
    room.outerHTML = told.room;
    window.htmx?.process(root.querySelector("[data-room]"));
  }
}

function text(one) {
  let row = rows.get(one.key);
  if (!row && !one.text) return;
  row ??= add(one.item, one.key, true);
  if (row.busy || isOpen(row) || row.revision >= one.revision) return;
  put(row.box, one.text);
  Object.assign(row, { base: one.text, revision: one.revision });
  filled(row);
  row.li.querySelector("[data-time]").textContent = one.time;
  second(row, one.second);
  who(row, one.author);
}

function outcome(one) {
  let li = root.querySelector(`[data-key="${one.key}"]`);
  if (!li) {
    const list = listOf(one.item);
    li = document.createElement("li");
    Object.assign(li, { className: "gw-minutes__row", id: `absatz-${one.key}` });
    Object.assign(li.dataset, { key: one.key, kind: one.kind });
    list.insertBefore(li, list.querySelector("[data-new]"));
  }
  const buttons = li.querySelector(".gw-minutes__move") ?? moves(one.key);
  li.innerHTML = one.html;
  if (!buttons) return;
  const called = li.querySelector(".gw-minutes__mark").textContent.trim();
  buttons.querySelectorAll(".gw-hidden").forEach((name) => (name.textContent = `: ${called}`));
  li.append(buttons);
}

// As they stand at the server; what only this browser has stays where it is.
function arrange(order) {
  const there = new Set(order.map(([, key]) => key));
  for (const li of root.querySelectorAll("[data-key]")) {
    const row = rows.get(li.dataset.key);
    const isMine = row && (isOpen(row) || row.box.value || "new" in li.dataset || li.contains(document.activeElement));
    if (there.has(li.dataset.key) || isMine) continue;
    rows.delete(li.dataset.key);
    li.remove();
  }
  const places = new Map();
  for (const [item, key] of order) {
    const list = listOf(item);
    const li = root.querySelector(`[data-key="${key}"]`);
    if (!li) continue;
    let at = places.has(list) ? places.get(list) : list.firstElementChild;
    while (at && at !== li && !there.has(at.dataset.key)) at = at.nextElementSibling;
    if (at !== li) list.insertBefore(li, at);
    places.set(list, li.nextElementSibling);
  }
}

// --- begin, leave ---------------------------------------------------------------------------------
for (const form of root.querySelectorAll("form[data-written]")) {
  form.removeAttribute("method"); // saved by this script alone (core/js/carry.js)
  form.querySelector("[data-plain]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.closest(".gw-minutes__move")) move(event.submitter, form.getAttribute("action"));
  });
}
for (const li of root.querySelectorAll("[data-rows] > [data-key]")) take(li);

const sendAll = () => Promise.all([...rows.values()].map(send));
addEventListener("pagehide", sendAll);
addEventListener("online", sendAll);
document.addEventListener("visibilitychange", () => document.hidden && sendAll());
addEventListener("beforeunload", (event) => unkept && [...rows.values()].some(isOpen) && event.preventDefault());
// Whoever signs out leaves nothing in the browser (leave.js): first it is sent.
document.addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("data-leaves") || ![...rows.values()].some(isOpen)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  sendAll().then(() => !lostAt && event.target.requestSubmit());
}, { capture: true });

say();
restore().finally(() => setTimeout(ask, AGAIN));
