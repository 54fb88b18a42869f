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
