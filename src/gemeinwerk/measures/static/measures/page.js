// Leaving a form with words in it that are not stored asks first.
const form = document.querySelector("form[data-unsaved]");
let changed = Boolean(document.querySelector("[data-error-summary]"));

form?.addEventListener("input", () => { changed = true; });
form?.addEventListener("submit", () => { changed = false; });
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
