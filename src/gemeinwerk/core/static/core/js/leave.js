// Whoever signs out leaves nothing in the browser: words of forms that carry.js laid aside go, in
// this tab and in the others. Leaving such words unsent still asks first (measures/page.js).
const forget = () => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("gw-carried:")) sessionStorage.removeItem(key);
    indexedDB.deleteDatabase("gw-minutes"); // minutes/minutes.js
  } catch { /* where nothing can be kept, nothing has to go */ }
};
const tabs = new BroadcastChannel("gw-leaves");

tabs.addEventListener("message", forget);
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !event.target.hasAttribute("data-leaves")) return;
  forget();
  tabs.postMessage("");
});
