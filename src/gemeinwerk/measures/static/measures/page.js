// A row that was added is where one goes on writing.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.target.id?.startsWith("zeilen-")) return;
  event.target.lastElementChild?.querySelector("textarea, select, input:not([type=hidden])")?.focus();
});

// "Save and next" goes on in the field one was in: the address of the next page names it.
let last = null;
document.addEventListener("focusin", (event) => {
  const field = event.target;
  if (field.closest("form[data-unsaved]") && field.id.startsWith("id_")) last = field.id;
});
document.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "weiter" || !last) return;
  const told = document.createElement("input");
  Object.assign(told, { type: "hidden", name: "feld_zuletzt", value: last });
  event.target.append(told);
});
if (location.hash.startsWith("#id_")) document.getElementById(location.hash.slice(1))?.focus();
