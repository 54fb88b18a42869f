// A point on a map: tiles around a centre, moved and zoomed by hand, buttons or keys. The fields
// "latitude" and "longitude" of the form hold the point; nothing else of it goes anywhere. Tiles are
// asked for once somebody opens the map. Without this script the fields, or the name, are there.
const SIZE = 256; // pixels of a tile
const STEP = 96; // pixels of a press of a key
const MOVED = 4; // pixels: less is a click with an unsteady hand
const [FARTHEST, CLOSEST, NEAR] = [3, 18, 16];
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOMS = { "+": 1, "=": 1, "-": -1, "−": -1 };
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

// The earth as a square with sides of one (Web Mercator).
const across = (longitude) => (longitude + 180) / 360;
const down = (latitude) => {
  const angle = (clamp(latitude, -85.05, 85.05) * Math.PI) / 180;
  return 0.5 - Math.asinh(Math.tan(angle)) / (2 * Math.PI);
};
const longitudeAt = (x) => (x - Math.floor(x)) * 360 - 180;
const latitudeAt = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

function begin(root) {
  const form = root.closest("form");
  const fields = ["latitude", "longitude"].map((name) => form?.elements.namedItem(name));
  if (!fields.every(Boolean)) return;
  const part = (name) => root.querySelector(`[data-map-${name}]`);
  const [view, marker, area, opener] = ["view", "marker", "area", "open"].map(part);
  const tiles = new Map();
  let centre;
  let zoom;
  let hand = null;

  const say = (word) => {
    for (const one of root.querySelectorAll("[data-map-said]")) one.hidden = one.dataset.mapSaid !== word;
  };
  const point = () => {
    const values = fields.map((one) => (one.value.trim() ? Number(one.value) : NaN));
    return values.every(Number.isFinite) ? { x: across(values[1]), y: down(values[0]) } : null;
  };
  const show = (element, x, y) => { element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`; };
  const tile = (column, row) => {
    const key = `${zoom}/${column}/${row}`;
    if (!tiles.has(key)) {
      const wide = 2 ** zoom;
      const told = { z: zoom, x: ((column % wide) + wide) % wide, y: row };
      const made = new Image(SIZE, SIZE);
      made.alt = "";
      made.draggable = false;
      made.addEventListener("error", () => { made.remove(); say("lost"); });
      made.src = root.dataset.tiles.replace(/{([xyz])}/g, (_all, name) => told[name]);
      view.prepend(made);
      tiles.set(key, made);
    }
    return [key, tiles.get(key)];
  };
  const draw = () => {
    if (area.hidden) return;
    const world = SIZE * 2 ** zoom;
    const { clientWidth: width, clientHeight: height } = view;
    const [left, top] = [centre.x * world - width / 2, centre.y * world - height / 2];
    const seen = new Set();
    for (let column = Math.floor(left / SIZE); column * SIZE < left + width; column += 1) {
      const last = Math.min(2 ** zoom, (top + height) / SIZE);
      for (let row = Math.max(0, Math.floor(top / SIZE)); row < last; row += 1) {
        const [key, element] = tile(column, row);
        seen.add(key);
        show(element, column * SIZE - left, row * SIZE - top);
      }
    }
    for (const [key, element] of tiles) {
      if (seen.has(key)) continue;
      element.remove();
      tiles.delete(key);
    }
    const at = point();
    marker.hidden = !at;
    if (at) show(marker, at.x * world - left, at.y * world - top);
  };
  const moveTo = (x, y) => {
    centre = { x, y: clamp(y, 0, 1) };
    draw();
  };
  const moveBy = (right, below) => {
    const world = SIZE * 2 ** zoom;
    moveTo(centre.x + right / world, centre.y + below / world);
  };
  const zoomBy = (steps) => {
    zoom = clamp(zoom + steps, FARTHEST, CLOSEST);
    draw();
  };
  const put = (at) => {
    fields[0].value = at ? latitudeAt(clamp(at.y, 0, 1)).toFixed(5) : "";
    fields[1].value = at ? longitudeAt(at.x).toFixed(5) : "";
    for (const one of fields) one.dispatchEvent(new Event("input", { bubbles: true }));
    say(at ? "set" : "none");
  };
  const open = () => {
    const at = point();
    const [latitude, longitude, far] = root.dataset.centre.split(",").map(Number);
    centre = at ?? { x: across(longitude), y: down(latitude) };
    zoom = at ? NEAR : far;
    area.hidden = false;
    opener.parentElement.hidden = true;
    draw();
    view.focus();
  };

  opener.addEventListener("click", open);
  for (const one of fields) one.addEventListener("input", draw);
  new ResizeObserver(draw).observe(view);
  root.addEventListener("click", ({ target }) => {
    const { mapMove, mapZoom, mapPut, mapClear } = target.closest("button")?.dataset ?? {};
    if (mapMove) moveBy(...mapMove.split(",").map((one) => Number(one) * STEP));
    if (mapZoom) zoomBy(Number(mapZoom));
    if (mapPut !== undefined) put(centre);
    if (mapClear !== undefined) put(null);
  });
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (KEYS[event.key]) moveBy(...KEYS[event.key].map((one) => one * STEP));
    else if (ZOOMS[event.key]) zoomBy(ZOOMS[event.key]);
    else if (event.key === "Enter" || event.key === " ") put(centre);
    else return;
    event.preventDefault();
  });
  view.addEventListener("pointerdown", (event) => {
    if (event.button || hand) return;
    hand = { key: event.pointerId, x: event.clientX, y: event.clientY, centre, moved: false };
    view.setPointerCapture(event.pointerId);
  });
  view.addEventListener("pointermove", (event) => {
    if (hand?.key !== event.pointerId) return;
    const [right, below] = [event.clientX - hand.x, event.clientY - hand.y];
    hand.moved ||= Math.hypot(right, below) > MOVED;
    const world = SIZE * 2 ** zoom;
    if (hand.moved) moveTo(hand.centre.x - right / world, hand.centre.y - below / world);
  });
  view.addEventListener("pointerup", (event) => {
    if (hand?.key !== event.pointerId) return;
    const { moved } = hand;
    hand = null;
    if (moved) return;
    const world = SIZE * 2 ** zoom;
    const box = view.getBoundingClientRect();
    const right = event.clientX - box.x - view.clientLeft - view.clientWidth / 2;
    const below = event.clientY - box.y - view.clientTop - view.clientHeight / 2;
    put({ x: centre.x + right / world, y: centre.y + below / world });
  });
  view.addEventListener("pointercancel", () => { hand = null; });
  root.hidden = false;
  say(point() ? "set" : "");
}

for (const root of document.querySelectorAll("[data-map]")) begin(root);
