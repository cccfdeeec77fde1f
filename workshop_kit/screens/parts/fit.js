// The board does not scroll: type grows or shrinks in steps and cards stand in more or fewer rows,
// then they stand closer, then they lose their small print; what is still too much has pages, which
// the desk turns.

const FIT = [1.7, 1.55, 1.4, 1.25, 1.12, 1, 0.9];
const NARROWEST = 14; // a card, in em
const LISTED =
  ".wk-points li, .wk-items li, .wk-group li, .wk-reasons li, .wk-card, .wk-found li, .wk-rows .wk-line, .wk-bars section, .wk-key li:not(.wk-means), .wk-out";

// Draws this page, from 0, of what is in the box; returns how many pages there are.
function fit(box, page, words) {
  if (box.hidden) return 1; // phones are down for talk
  box.querySelectorAll(".wk-more").forEach((note) => note.remove());
  box.removeAttribute("tabindex");
  const all = Array.from(box.querySelectorAll(LISTED)).filter((one) => !one.querySelector(LISTED));
  show(box, all, 0, all.length);
  if (styled(box, "--wk-long")) return scrolls(box);
  const least = smallest(box); // smaller is not read from the back row
  const whole = ["", "wk-dense", "wk-dense wk-bare"].some((how) => {
    box.classList.remove("wk-dense", "wk-bare", "wk-paged");
    box.className = `${box.className} ${how}`.trim();
    return [...FIT, least].some((step) => fits(box, step));
  });
  if (whole) return 1;
  box.classList.replace("wk-bare", "wk-paged");
  box.tabIndex = 0; // for what fits no page: then it scrolls, also by keyboard
  return all.length ? paged(box, all, page, words) : 1;
}

// One long page, in plain type.
function scrolls(box) {
  box.classList.remove("wk-dense", "wk-bare", "wk-paged");
  [box, ...box.querySelectorAll(".wk-graph-frame, .wk-key")].forEach((one) => one.removeAttribute("style"));
  return 1;
}

function smallest(box) {
  return styled(box, "--wk-smallest") || 0.9; // before its style sheet is there
}

function styled(box, name) {
  return Number(getComputedStyle(box).getPropertyValue(name));
}

// The largest type that needs no more pages than the smallest.
function paged(box, all, page, words) {
  const note = h("p", { class: "wk-more" }, fill(words.page, { n: 99, all: 99 }));
  put(box, note);
  const tried = [0.9, smallest(box)].map((step) => [step, starts(box, all, step)]);
  const fewest = Math.min(...tried.map(([step, begin]) => begin.length));
  const [step, begin] = tried.find(([size, found]) => found.length === fewest);
  const at = Math.min(page, begin.length - 1);
  write(note, fill(words.page, { n: at + 1, all: begin.length }));
  show(box, all, begin[at], at + 1 < begin.length ? begin[at + 1] : all.length);
  fits(box, step);
  return begin.length;
}

// Where each page begins: every page takes as many as fit, and one at least.
function starts(box, all, step) {
  const begin = [];
  for (let from = 0; from < all.length; ) {
    begin.push(from);
    let [low, high] = [from + 1, all.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      show(box, all, from, middle);
      if (fits(box, step)) low = middle;
      else high = middle - 1;
    }
    from = low;
  }
  return begin;
}

// Shows these of all, and no heading, bar or note of a group that has none among them; what the
// picture means stands on its first page.
function show(box, all, from, to) {
  all.forEach((one, at) => (one.hidden = at < from || at >= to));
  box.querySelectorAll(".wk-sentence").forEach((one) => (one.hidden = from > 0));
  box.querySelectorAll(".wk-group, .wk-gains, .wk-part, .wk-found, .wk-bars section").forEach((group) => {
    const inside = all.filter((one) => one !== group && group.contains(one));
    if (inside.length) group.hidden = inside.every((one) => one.hidden);
    const above = group.previousElementSibling;
    if (group.matches("h2 + .wk-found")) above.hidden = group.hidden;
  });
}

function over(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

function fits(box, step) {
  box.style.fontSize = step + "em";
  fitGraph(box);
  const key = box.querySelector(".wk-key");
  if (key) return [1, 2].some((columns) => (key.style.columnCount = columns) && !over(box));
  const cards = Array.from(box.querySelectorAll("ul.wk-cards"));
  if (!cards.length) return !over(box);
  return [1, 2, 3, 4, 5, 6].some((rows) => cards.every((list) => inRows(box, list, rows)) && !over(box));
}

// Whether the cards stand in so many rows without becoming too narrow to read.
function inRows(box, cards, rows) {
  const em = parseFloat(getComputedStyle(box).fontSize);
  const shown = Array.from(cards.children).filter((card) => !card.hidden).length;
  const columns = Math.max(1, Math.ceil(shown / rows));
  cards.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return columns * NARROWEST * em <= box.clientWidth;
}

// A square as high as there is room.
function fitGraph(box) {
  const frame = box.querySelector(".wk-graph-frame");
  if (!frame) return;
  const note = box.querySelector(".wk-more");
  const below = note ? note.offsetHeight + 0.3 * parseFloat(getComputedStyle(note).fontSize) : 0;
  const high = box.clientHeight - (frame.offsetTop - box.offsetTop) - below - 4;
  const least = 7.5 * parseFloat(getComputedStyle(box.parentNode).fontSize);
  frame.style.width = Math.max(least, Math.min(high, box.clientWidth * 0.46)) + "px";
}
