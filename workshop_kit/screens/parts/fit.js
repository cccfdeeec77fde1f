// The board does not scroll: type grows or shrinks in steps and cards stand in more or fewer rows,
// then they lose their small print; only as the last resort "and 12 more".

const FIT = [1.4, 1.25, 1.12, 1, 0.9, 0.8, 0.72, 0.64];
const DENSE = [0.9, 0.8, 0.72, 0.64]; // smaller is not read from the back row
const NARROWEST = 14; // a card, in em

function fit(box, words) {
  box.querySelectorAll(".wk-more").forEach((note) => note.remove());
  box.removeAttribute("tabindex");
  const all = Array.from(box.querySelectorAll(".wk-group li, .wk-reasons li, .wk-card, .wk-found li, .wk-rows .wk-line"));
  all.forEach((one) => (one.hidden = false));
  box.classList.remove("wk-dense");
  if (FIT.some((step) => fits(box, step))) return;
  box.classList.add("wk-dense");
  if (DENSE.some((step) => fits(box, step))) return;
  box.tabIndex = 0; // then it scrolls, also by keyboard
  const note = h("p", { class: "wk-more" });
  put(box, note);
  const least = DENSE[DENSE.length - 1];
  for (let left = 1; !fits(box, least) && left < all.length; left += 1) {
    hideOne(all);
    write(note, fill(words.more, { n: left }));
  }
  if (!DENSE.some((step) => fits(box, step))) fits(box, least); // what is left may grow again
}

function over(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

function fits(box, step) {
  box.style.fontSize = step + "em";
  fitGraph(box);
  const cards = box.querySelector("ul.wk-cards");
  return cards ? [1, 2, 3, 4, 5, 6].some((rows) => inRows(box, cards, rows) && !over(box)) : !over(box);
}

// Whether the cards stand in so many rows without becoming too narrow to read.
function inRows(box, cards, rows) {
  const em = parseFloat(getComputedStyle(box).fontSize);
  const shown = Array.from(cards.children).filter((card) => !card.hidden).length;
  const columns = Math.ceil(shown / rows);
  cards.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return columns * NARROWEST * em <= box.clientWidth;
}

// Hides the last of the longest list, so that every group keeps some.
function hideOne(all) {
  const shown = all.filter((one) => !one.hidden);
  const long = (one) => shown.filter((other) => other.parentNode === one.parentNode).length;
  const most = Math.max(...shown.map(long));
  shown.filter((one) => long(one) === most).pop().hidden = true;
}

// A square as high as there is room.
function fitGraph(box) {
  const frame = box.querySelector(".wk-graph-frame");
  if (!frame || window.innerWidth <= 700) return;
  const high = box.clientHeight - (frame.offsetTop - box.offsetTop) - 4;
  frame.style.width = Math.max(200, Math.min(high, box.clientWidth * 0.46)) + "px";
}
