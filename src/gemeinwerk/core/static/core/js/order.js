// Put a list into another order by dragging its handles, or with the arrow keys on them. Each move is
// stored at once, by the form beside it, whose buttons do the same without this script.
const HANDLE = "[data-order-handle]";
let queue = Promise.resolve();

function start(list) {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "gw-order__said gw-muted";
  list.before(said);
  let dragged = null;
  let from = 0;

  const items = () => [...list.children];
  const put = (item, place) => {
    const others = items().filter((one) => one !== item);
    list.insertBefore(item, others[place] ?? null);
    ends();
  };
  // The first goes no further up, the last no further down.
  function ends() {
    for (const [place, item] of items().entries()) {
      item.querySelector("[data-order-up]").hidden = place === 0;
      item.querySelector("[data-order-down]").hidden = place === items().length - 1;
    }
  }

  function store(item, before) {
    const place = items().indexOf(item);
    if (place === before) return;
    const form = item.querySelector("form[data-order-form]");
    const typed = new FormData(form);
    typed.set("platz", place);
    const words = item.querySelector(HANDLE).dataset.said;
    said.textContent = words.replace("#1", place + 1).replace("#2", items().length);
    queue = queue
      .then(() => fetch(form.action, { method: "POST", body: typed }))
      .then(async (answer) => {
        if (answer.status === 204) return;
        put(item, before);
        said.textContent = answer.status === 409 ? await answer.text() : list.dataset.orderFailed;
      })
      .catch(() => {
        put(item, before);
        said.textContent = list.dataset.orderFailed;
      });
  }

  list.addEventListener("keydown", (event) => {
    const handle = event.target.closest(HANDLE);
    const step = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
    if (!handle || !step) return;
    event.preventDefault();
    const item = handle.closest("[data-order] > *");
    const before = items().indexOf(item);
    put(item, Math.min(Math.max(before + step, 0), items().length - 1));
    handle.focus();
    store(item, before);
  });

  // A row that is moved in the page loses the pointer: it is followed over the whole page.
  const drag = (event) => {
    const others = items().filter((one) => one !== dragged);
    const place = others.filter((one) => {
      const box = one.getBoundingClientRect();
      return event.clientY > box.top + box.height / 2;
    }).length;
    if (items().indexOf(dragged) !== place) put(dragged, place);
  };
  const drop = () => {
    document.removeEventListener("pointermove", drag);
    dragged.classList.remove("gw-order--moving");
    dragged.querySelector(HANDLE).focus();
    store(dragged, from);
  };
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(HANDLE);
    if (!handle || event.button) return;
    event.preventDefault(); // no text is marked
    dragged = handle.closest("[data-order] > *");
    from = items().indexOf(dragged);
    dragged.classList.add("gw-order--moving");
    document.addEventListener("pointermove", drag);
    document.addEventListener("pointerup", drop, { once: true });
  });

  ends();
  for (const handle of list.querySelectorAll(HANDLE)) handle.hidden = items().length < 2;
}

for (const list of document.querySelectorAll("[data-order]")) start(list);
