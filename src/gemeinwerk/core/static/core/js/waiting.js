// A page that waits for a file asks whether it is ready, and then fetches it. Without this script
// the person follows the link.
const box = document.querySelector("[data-waiting]");
const told = box.querySelector("[data-waiting-told]");
const PAUSE = 2000;

async function ask() {
  let status = 0;
  try {
    status = (await fetch(location.href, { method: "HEAD", cache: "no-store" })).status;
  } catch {
    // The network is away for a moment: asked again.
  }
  if (status === 202 || status === 0) {
    setTimeout(ask, PAUSE);
  } else if (status === 200) {
    told.textContent = box.dataset.ready;
    box.querySelector("progress")?.remove();
    location.assign(location.href);
  } else {
    location.reload();
  }
}
setTimeout(ask, PAUSE);
