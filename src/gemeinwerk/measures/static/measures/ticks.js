// A button that ticks, or unticks, all boxes of one group. Without this script each box is ticked by hand.
for (const button of document.querySelectorAll("[data-tick-all]")) {
  const boxes = [...document.querySelectorAll(`input[name="${button.dataset.tickAll}"]`)];
  button.closest("[hidden]").hidden = boxes.length < 2;
  button.addEventListener("click", () => {
    const tick = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = tick;
  });
}
