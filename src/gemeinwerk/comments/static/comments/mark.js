// Words that are marked lead to the form for them: a link below the text they stand in. Without this
// script the form offers each sentence of the measure.
const way = document.querySelector("a[data-comment]");
const link = document.createElement("a");
const line = document.createElement("p");
line.className = "gw-noprint";
link.className = "kern-btn kern-btn--secondary";
const label = document.createElement("span");
label.className = "kern-label";
link.append(label);
line.append(link);

const LONGEST = 2000; // signs, as the form takes them

function marked() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const within = (node) =>
    (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest("[data-passage]");
  const text = within(chosen.anchorNode);
  const words = chosen.toString().replace(/\s+/g, " ").trim();
  const fits = text && text === within(chosen.focusNode) && words && words.length <= LONGEST;
  return fits ? { text, words } : null;
}

document.addEventListener("selectionchange", () => {
  const found = marked();
  // Where the link itself is pressed, the browser may drop what was marked: it stays.
  if (!found) {
    if (!line.contains(document.activeElement)) line.remove();
    return;
  }
  const address = new URL(way.href);
  address.searchParams.set("stelle", found.text.dataset.passage);
  address.searchParams.set("wortlaut", found.words);
  link.href = address;
  label.textContent = way.firstChild.textContent;
  if (found.text.nextElementSibling !== line) found.text.after(line);
});
