// In a table of fields: control and an arrow lead to the same column of the row above or below.
const FIELDS = "input:not([type=hidden]), select, textarea";

for (const table of document.querySelectorAll("[data-columns]")) {
  table.addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const cell = event.target.closest("td");
    let row = cell?.parentElement;
    while (row) {
      row = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
      const field = row?.cells[cell.cellIndex]?.querySelector(FIELDS);
      if (field) {
        event.preventDefault();
        field.focus();
        return;
      }
    }
  });
}
