// Small behaviours by data attribute: dialogs, menus, printing, words that are not stored yet.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialogOpen)?.showModal();
    return;
  }
  if (event.target.closest("[data-dialog-close]")) {
    event.target.closest("dialog")?.close();
    return;
  }
  if (event.target.closest("[data-print]")) window.print();
  for (const menu of document.querySelectorAll("details.gw-menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.gw-menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// A page that refused something puts the reader at the list of errors.
document.querySelector("[data-error-summary]")?.focus();

// What is not set stays out of the address a filter leads to.
document.addEventListener("submit", (event) => {
  if (!event.target.matches(".gw-filter")) return;
  for (const field of event.target.elements) {
    if (field.name && !field.value) field.disabled = true;
  }
});
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll(".gw-filter :disabled")) field.disabled = false;
});

// Leaving forms with words in them that are not stored asks first. Sending one of them does not:
// the words of the others are carried along (core/js/carry.js).
const forms = document.querySelectorAll("form[data-unsaved]");
const refused = document.querySelector("[data-error-summary]");
const changed = new Set(refused ? [refused.closest("form") ?? forms[0]] : []);

for (const form of forms) {
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("submit", () => changed.delete(form));
}
document.addEventListener("carried", () => changed.clear());
window.addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});
