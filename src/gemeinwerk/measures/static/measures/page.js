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

// A row that was added is where one goes on writing.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.target.id?.startsWith("zeilen-")) return;
  event.target.lastElementChild?.querySelector("textarea, select, input:not([type=hidden])")?.focus();
});
