// Of many people, units or goals one is chosen by typing. What is chosen stays in the select or in
// the tick boxes it was drawn as: they are sent, and they are all there is without this script.
const FEW = 12; // so many are looked through faster than searched
const SHOWN = 50;
const words = document.querySelector("template[data-choose-words]")?.dataset;
let number = 0;

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const element = (tag, attributes = {}, text = "") => {
  const made = Object.assign(document.createElement(tag), { textContent: text });
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

// A field to type in with a list below it. `options` are read anew each time: [{ text, take }].
function field(name, options, settle) {
  const list = element("ul", { role: "listbox", id: `gw-auswahl-${(number += 1)}`, "aria-label": name, class: "gw-choose__list" });
  const input = element("input", {
    type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id, class: "kern-form-input__input",
  });
  const said = element("p", { role: "status", class: "gw-hidden" });
  const box = element("div", { class: "gw-choose" });
  box.append(input, list, said);
  list.hidden = true;
  let found = [];
  let here = -1;

  const mark = (place) => {
    here = place;
    for (const [index, one] of [...list.children].entries()) one.setAttribute("aria-selected", String(index === place));
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const open = (typed) => {
    const parts = plain(typed).split(/\s+/);
    found = options().filter((one) => parts.every((part) => plain(one.text).includes(part)));
    // What begins a word comes before what stands within one: "um" means Umwelt before Museum.
    const begins = (one) => parts.every((part) => ` ${plain(one.text)}`.includes(` ${part}`));
    found.sort((one, other) => begins(other) - begins(one));
    list.replaceChildren(
      ...found.slice(0, SHOWN).map((one, index) => element("li", { role: "option", id: `${list.id}-${index}`, class: "gw-choose__option" }, one.text)),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? words.hits.replace("#", found.length) : words.none;
    mark(found.length && typed ? 0 : -1);
  };
  const take = (one) => {
    close();
    one.take();
    settle(input);
  };

  input.addEventListener("input", (event) => {
    event.stopPropagation(); // what is typed here is no value yet
    open(input.value);
  });
  input.addEventListener("change", (event) => event.stopPropagation());
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      if (list.hidden) return open("");
      const last = list.children.length - 1;
      mark(Math.min(Math.max(here + steps[event.key], 0), last));
    } else if (event.key === "Enter" && !list.hidden && here >= 0) {
      event.preventDefault();
      take(found[here]);
    } else if (event.key === "Escape" && !list.hidden) {
      close();
      settle(input);
    }
  });
  input.addEventListener("click", () => list.hidden && open(""));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (place >= 0) take(found[place]);
  });
  // Leaving takes what is meant beyond doubt: the only one that fits.
  input.addEventListener("blur", () => {
    if (!list.hidden && input.value && found.length === 1) return take(found[0]);
    close();
    settle(input);
  });
  return { box, input };
}

const changed = (control) => control.dispatchEvent(new Event("change", { bubbles: true }));

function one(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const options = () => [...select.options].map((option) => ({
    text: option.text,
    take: () => {
      select.value = option.value;
      changed(select);
    },
  }));
  const settle = (input) => {
    input.value = select.selectedOptions[0]?.text ?? "";
  };
  const { box, input } = field(label.textContent.trim(), options, settle);
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  }
  input.id = select.id; // the label and the list of errors lead to it
  select.id += "-auswahl";
  const wrapper = select.closest(".kern-form-input__select-wrapper");
  wrapper.after(box);
  wrapper.hidden = true;
  settle(input);
  input.addEventListener("focus", () => input.select());
  document.addEventListener("carried", () => settle(input));
}

function several(group) {
  const body = group.querySelector(".kern-fieldset__body");
  const ticks = [...body.querySelectorAll("input[type=checkbox]")];
  const textOf = (tick) => tick.labels[0].textContent.trim();
  const tags = element("ul", { class: "gw-choose__tags" });
  const name = group.querySelector("legend").textContent.trim();
  const options = () => ticks.filter((tick) => !tick.checked).map((tick) => ({ text: textOf(tick), take: () => set(tick, true) }));
  const { box, input } = field(`${name}: ${words.add}`, options, (typed) => {
    typed.value = "";
  });
  input.setAttribute("aria-label", `${name}: ${words.add}`);
  input.setAttribute("placeholder", words.add);

  function set(tick, value) {
    tick.checked = value;
    changed(tick);
    show();
  }
  function show() {
    tags.replaceChildren(
      ...ticks.filter((tick) => tick.checked).map((tick) => {
        const item = element("li");
        const button = element("button", { type: "button", class: "gw-choose__tag" }, textOf(tick));
        button.append(element("span", { "aria-hidden": "true" }, " ×"), element("span", { class: "gw-hidden" }, ` ${words.remove}`));
        button.addEventListener("click", () => {
          set(tick, false);
          input.focus();
        });
        item.append(button);
        return item;
      }),
    );
    tags.hidden = !tags.children.length;
  }
  body.before(tags, box);
  body.hidden = true;
  show();
  document.addEventListener("carried", show);
}

if (words) {
  for (const select of document.querySelectorAll("form[method=post] select[data-choose]")) {
    if (select.options.length > FEW) one(select);
  }
  for (const group of document.querySelectorAll("form[method=post] fieldset[data-choose]")) {
    if (group.querySelectorAll("input[type=checkbox]").length > FEW) several(group);
  }
}
