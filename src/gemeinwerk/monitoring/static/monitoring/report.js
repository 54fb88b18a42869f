// What is typed is tinted at once, as it is after saving: without this script it is tinted then.
const first = (one) => (one.tagName === "SELECT"
  ? [...one.options].find((option) => option.defaultSelected)?.value ?? one.options[0]?.value
  : one.defaultValue);
const isOther = (one) => (one.type === "radio"
  ? one.checked !== one.defaultChecked
  : one.value !== first(one));

for (const place of document.querySelectorAll("[data-said]")) {
  const fields = [...place.querySelectorAll("input, select, textarea")];
  const wasNew = place.classList.contains("gw-said--new");
  place.addEventListener("input", () => {
    place.classList.toggle("gw-said--new", wasNew || fields.some(isOther));
  });
}

// Pictures that are too large together are told before they are sent: what is too large for the
// server is not read, and what was typed would only be a step back in the browser.
document.querySelector("form[data-most]")?.addEventListener("submit", (event) => {
  const form = event.currentTarget;
  const chosen = [...form.querySelectorAll("input[type=file]")].filter((one) => one.files.length);
  const together = chosen.reduce((sum, one) => sum + one.files[0].size, 0);
  form.querySelector("[data-too-much-told]")?.remove();
  if (together <= Number(form.dataset.most)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const told = document.createElement("p");
  told.className = "gw-said__note";
  told.setAttribute("role", "alert");
  told.dataset.tooMuchTold = "";
  told.textContent = form.dataset.tooMuch;
  chosen.at(-1).after(told);
  chosen.at(-1).focus();
}, { capture: true });
