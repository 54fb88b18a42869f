// Leaving a form with words in it that are not stored asks first.
const form = document.querySelector("form[data-unsaved]");
let changed = Boolean(document.querySelector("[data-error-summary]"));

form?.addEventListener("input", () => { changed = true; });
form?.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});

// A row that was added is where one goes on writing.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.target.id?.startsWith("zeilen-")) return;
  event.target.lastElementChild?.querySelector("textarea, select, input:not([type=hidden])")?.focus();
});
