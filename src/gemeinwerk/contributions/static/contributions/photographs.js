// A photograph beside what is typed off it: larger, turned, moved; and it stays so from one
// contribution to the next. Without this script it is as wide as its column, and opens by itself.
const place = document.querySelector("[data-typing]");
const STEP = 1.25;
const MOST = 8;
const KEYS = { "+": "+", "=": "+", "-": "-", l: "l", r: "r", 0: "0" };

if (place) {
  const frame = place.querySelector("[data-frame]");
  const sheet = place.querySelector("[data-sheet]");
  const picture = sheet.querySelector("img");
  const kept = `gw-photograph ${location.pathname}`;
  const look = { zoom: 1, turn: 0, x: 0.5, y: 0.5 };

  const remember = () => {
    look.x = (frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth;
    look.y = (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
    try { sessionStorage.setItem(kept, JSON.stringify(look)); } catch { /* kept for this page alone */ }
  };

  // What was in the middle stays there.
  const draw = () => {
    const { naturalWidth: width, naturalHeight: height } = picture;
    const lies = look.turn % 180 !== 0;
    const wide = lies ? height : width;
    const high = lies ? width : height;
    const scale = look.zoom * Math.min(frame.clientWidth / wide, frame.clientHeight / high);
    Object.assign(sheet.style, { width: `${Math.floor(wide * scale)}px`, height: `${Math.floor(high * scale)}px` });
    Object.assign(picture.style, {
      width: `${width * scale}px`,
      height: `${height * scale}px`,
      transform: `translate(-50%, -50%) rotate(${look.turn}deg)`,
    });
    frame.scrollTo(
      look.x * frame.scrollWidth - frame.clientWidth / 2,
      look.y * frame.scrollHeight - frame.clientHeight / 2,
    );
  };

  const change = (what) => {
    remember();
    if (what === "+") look.zoom = Math.min(MOST, look.zoom * STEP);
    if (what === "-") look.zoom = Math.max(1, look.zoom / STEP);
    if (what === "l") look.turn = (look.turn + 270) % 360;
    if (what === "r") look.turn = (look.turn + 90) % 360;
    if (what === "0") look.zoom = 1;
    draw();
    remember();
  };

  const begin = () => {
    try { Object.assign(look, JSON.parse(sessionStorage.getItem(kept))); } catch { /* as it was sent */ }
    frame.classList.add("gw-typing__frame--moved");
    frame.tabIndex = 0;
    for (const one of place.querySelectorAll("[data-tools], [data-keys]")) one.hidden = false;
    draw();
    place.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) change(button.dataset.do);
    });
    frame.addEventListener("keydown", (event) => {
      const what = KEYS[event.key.toLowerCase()];
      if (!what || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      change(what);
    });
    frame.addEventListener("scrollend", remember);
    addEventListener("pagehide", remember);
    addEventListener("resize", draw);
  };

  if (picture.complete && picture.naturalWidth) begin();
  else picture.addEventListener("load", begin, { once: true });
}
