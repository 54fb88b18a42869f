// Leaving forms with words in them that are not stored asks first; so does sending another form.
const forms = document.querySelectorAll("form[data-unsaved]");
const refused = document.querySelector("[data-error-summary]");
const changed = new Set(refused ? [refused.closest("form") ?? forms[0]] : []);

for (const form of forms) {
  form.addEventListener("input", () => changed.add(form));
  form.addEventListener("submit", () => changed.delete(form));
}
window.addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});

// A row that was added is where one goes on writing.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.target.id?.startsWith("zeilen-")) return;
  event.target.lastElementChild?.querySelector("textarea, select, input:not([type=hidden])")?.focus();
});
