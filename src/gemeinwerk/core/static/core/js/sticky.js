// What sticks to an edge of the window must not lie over what has the focus (WCAG 2.4.11): the
// window keeps as much free at its edges as the bars take. Without this script a fixed measure does.
const bars = { head: "[data-sticky-head]", foot: "[data-sticky-foot]" };

function measure() {
  for (const [edge, bar] of Object.entries(bars)) {
    const heights = [...document.querySelectorAll(bar)]
      .filter((one) => getComputedStyle(one).position === "sticky")
      .map((one) => one.offsetHeight);
    const room = heights.length ? `${Math.max(...heights) + 12}px` : "0px";
    document.documentElement.style.setProperty(`--gw-${edge}-room`, room);
  }
}

const watched = document.querySelectorAll(Object.values(bars).join(","));
if (watched.length) {
  const observer = new ResizeObserver(measure);
  for (const one of watched) observer.observe(one);
  addEventListener("change", measure);
  measure();
}
