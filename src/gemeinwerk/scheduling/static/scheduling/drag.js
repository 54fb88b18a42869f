// A date of the year is dragged to another day: then its page says what that costs, and moves nothing yet.
// Without this script, and by keyboard, the day is typed on the date's own page.
const year = document.querySelector("[data-year]");
let address = "";

if (year) {
  for (const hint of document.querySelectorAll("[data-year-hint]")) hint.hidden = false;
  for (const entry of year.querySelectorAll("[data-address]")) entry.draggable = true;
  year.addEventListener("dragstart", (event) => {
    const entry = event.target.closest?.("[data-address]");
    if (!entry) return;
    address = entry.dataset.address;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", address);
  });
  year.addEventListener("dragover", (event) => {
    const day = dayBelow(event);
    mark(day);
    if (day) event.preventDefault();
  });
  year.addEventListener("dragend", () => {
    address = "";
    mark(null);
  });
  year.addEventListener("drop", (event) => {
    const day = dayBelow(event);
    if (!day) return;
    event.preventDefault();
    location.assign(`${address}?auf=${day.dataset.day}#verlegen`);
  });
}

function dayBelow(event) {
  return address ? event.target.closest?.("[data-day]") : null;
}

function mark(day) {
  for (const one of year.querySelectorAll(".gw-year__day--here")) {
    if (one !== day) one.classList.remove("gw-year__day--here");
  }
  day?.classList.add("gw-year__day--here");
}
