// Writing in the table by keyboard: Enter opens and saves, Escape gives up, leaving a cell saves
// what was changed, arrow keys walk from cell to cell.
const table = document.querySelector("[data-cells]");
let returnTo = null;

const cellOf = (element) => element.closest("[data-cell]");
const opener = (cell) => cell?.querySelector("a.gw-cell");

// Against what the server sent, not against what stood there when a script looked: somebody may
// type faster.
const differs = (field) => {
  if (field.matches("button")) return false;
  if (field.options) {
    const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return field.value !== sent?.value;
  }
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
};
const changed = (form) => [...form.elements].some(differs);

table?.addEventListener("keydown", (event) => {
  const form = event.target.closest("[data-cell-form]");
  if (form) return inForm(event, form);
  if (event.target.matches("a.gw-cell")) return onCell(event);
});

function inForm(event, form) {
  if (event.key === "Escape") {
    returnTo = cellOf(form);
    form.querySelector("[data-cell-cancel]").click();
  } else if (event.key === "Enter" && event.target.matches("textarea, select, input")) {
    event.preventDefault();
    returnTo = cellOf(form);
    form.requestSubmit();
  }
}

function onCell(event) {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const step = steps[event.key];
  if (!step) return;
  const row = event.target.closest("tr");
  const cells = [...row.querySelectorAll("[data-cell]")];
  const place = cells.indexOf(cellOf(event.target));
  const line = step[0] < 0 ? row.previousElementSibling : step[0] > 0 ? row.nextElementSibling : row;
  const next = opener(line?.querySelectorAll("[data-cell]")[place + step[1]]);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

// What was begun in a cell is stored when one goes elsewhere; what was not changed is closed. A
// form that came back with an error or a question stays open until somebody decides.
table?.addEventListener("focusout", (event) => {
  const form = event.target.closest("[data-cell-form]");
  if (!form || !event.relatedTarget || form.contains(event.relatedTarget)) return;
  if (form.querySelector("[role=alert], .kern-error")) return;
  if (changed(form)) form.requestSubmit();
  else form.querySelector("[data-cell-cancel]").click();
});

// Not before htmx knows the new content: a key pressed earlier would follow the plain link.
table?.addEventListener("htmx:afterSettle", (event) => {
  const cell = cellOf(event.target);
  const form = cell?.querySelector("[data-cell-form]");
  const nowhere = document.activeElement === document.body;
  if (form && nowhere) {
    form.querySelector("textarea, select, input:not([type=hidden])")?.focus();
  } else if (!form && cell && cell === returnTo) {
    opener(cell)?.focus();
    returnTo = null;
  }
});

// --- many at once -------------------------------------------------------------------------------
const ticks = () => [...document.querySelectorAll("input[name=massnahme]")];
const said = document.querySelector("[data-ticked]");
const tickAll = document.querySelector("[data-tick-all]");
const every = document.querySelector(".gw-bulk input[name=alle]");

function count() {
  const all = ticks();
  const number = all.filter((tick) => tick.checked).length;
  tickAll.checked = number > 0 && number === all.length;
  tickAll.indeterminate = number > 0 && number < all.length;
  const words = number || every.checked ? said.dataset.some : said.dataset.none;
  said.textContent = every.checked ? "" : words.replace("#", number);
}

// "All that were found" shows itself in every row, and is taken back by the first one left out.
document.querySelector(".gw-listing")?.addEventListener("change", ({ target }) => {
  if (!said || ![tickAll, every, ...ticks()].includes(target)) return;
  if (target === tickAll || target === every) {
    for (const tick of ticks()) tick.checked = target.checked;
  }
  if (!target.checked) every.checked = false;
  count();
});
if (said) count();
