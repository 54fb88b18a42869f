// What is typed is tinted at once, as it is after saving: without this script it is tinted then.
const first = (one) => (one.tagName === "SELECT"
  ? [...one.options].find((option) => option.defaultSelected)?.value ?? one.options[0]?.value
  : one.defaultValue);

for (const place of document.querySelectorAll("[data-said]")) {
  const field = place.querySelector("input, select, textarea");
  const wasNew = place.classList.contains("gw-said--new");
  field?.addEventListener("input", () => {
    place.classList.toggle("gw-said--new", wasNew || field.value !== first(field));
  });
}
