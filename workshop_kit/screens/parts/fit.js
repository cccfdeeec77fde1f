// The board does not scroll: type grows or shrinks in steps and cards stand in more or fewer rows,
// then they stand closer, then they lose their small print, then proposals lose their minutes; what
// is still too much has pages, which the desk turns.

const FIT = [1.7, 1.55, 1.4, 1.25, 1.12, 1, 0.9];
const NARROWEST = 14; // a card or a column of ideas, in em
const IN_A_COLUMN = 16; // names and bars of role groups: more stand side by side, for one bar with them has no pages
const LISTED =
  ".wk-points li, .wk-items li, .wk-group li, .wk-reasons li, .wk-card, .wk-found li, .wk-rows .wk-line, .wk-bars section, .wk-key li:not(.wk-means), .wk-out";

// Draws this page, from 0, of what is in the box; returns how many pages there are.
function fit(box, page, words) {
  if (box.hidden) return 1; // phones are down for talk
  box.querySelectorAll(".wk-more").forEach((note) => note.remove());
  box.removeAttribute("tabindex");
  box.querySelectorAll(".wk-by").forEach((by) => by.classList.toggle("wk-by-many", by.children.length > IN_A_COLUMN));
  const each = Array.from(box.querySelectorAll(LISTED)).filter((one) => !one.querySelector(LISTED));
  show(box, each, 0, each.length);
  if (styled(box, "--wk-long")) return scrolls(box);
  const least = smallest(box); // smaller is not read from the back row
  const whole = ["", "wk-dense", "wk-dense wk-bare"].some((how) => {
    box.classList.remove("wk-dense", "wk-bare", "wk-paged", "wk-brief");
    box.className = `${box.className} ${how}`.trim();
    return largest(box, least);
  });
  if (whole || brief(box, least, words)) return 1;
  box.classList.replace("wk-bare", "wk-paged");
  box.tabIndex = 0; // for what fits no page: then it scrolls, also by keyboard
  return each.length ? paged(box, each, page, words) : 1;
}

// What is given back and what it takes stay on one page, where that page holds them.
function kept(box, each) {
  const gains = box.querySelector(".wk-gains");
  if (!gains) return each;
  const all = [...each.filter((one) => !gains.contains(one)), gains];
  show(box, all, all.length - 1, all.length);
  const whole = fits(box, smallest(box));
  show(box, each, 0, each.length);
  return whole ? all : each;
}

// All proposals of a room at once, where their first sentences alone fit one page.
function brief(box, least, words) {
  if (!box.querySelector(".wk-results .wk-lines")) return false;
  const note = h("p", { class: "wk-more" }, words.brief);
  put(box, note).classList.add("wk-brief");
  if (largest(box, least)) return true;
  note.remove();
  box.classList.remove("wk-brief");
  return false;
}

// One long page, in plain type.
function scrolls(box) {
  box.classList.remove("wk-dense", "wk-bare", "wk-paged", "wk-brief");
  [box, ...box.querySelectorAll(".wk-graph-frame, .wk-key, .wk-columns")].forEach((one) => one.removeAttribute("style"));
  return 1;
}

function smallest(box) {
  return styled(box, "--wk-smallest") || 0.9; // before its style sheet is there
}

function styled(box, name) {
  return Number(getComputedStyle(box).getPropertyValue(name));
}

// The fewest pages, each in the largest type that holds it.
function paged(box, each, page, words) {
  const note = h("p", { class: "wk-more" }, fill(words.page, { n: 99, all: 99 }));
  put(box, note);
  const all = kept(box, each);
  const tried = [0.9, smallest(box)].map((step) => [step, starts(box, all, step)]);
  const fewest = Math.min(...tried.map(([step, begin]) => begin.length));
  const [step, greedy] = tried.find(([size, found]) => found.length === fewest);
  const alike = all.every((one) => one.className === all[0].className); // else bars part from bars
  const even = alike ? starts(box, all, step, Math.ceil(all.length / fewest)) : greedy;
  const begin = even.length === fewest ? even : greedy;
  const at = Math.min(page, begin.length - 1);
  write(note, fill(words.page, { n: at + 1, all: begin.length }));
  show(box, all, begin[at], at + 1 < begin.length ? begin[at + 1] : all.length);
  box.classList.remove("wk-dense");
  if (!largest(box, step)) {
    box.classList.add("wk-dense");
    largest(box, step);
  }
  return begin.length;
}

// Whether it fits in type no smaller than this; in the largest that does and leaves room for a graph.
function largest(box, least) {
  return [...FIT, least].some((step) => step >= least && fits(box, step) && (step === least || roomy(box)));
}

// A graph is what the room looks at: about half of the height is its own.
function roomy(box) {
  const frame = box.querySelector(".wk-graph-frame");
  return !frame || frame.offsetWidth >= 0.55 * Math.min(box.clientHeight, 0.8 * box.clientWidth);
}

// Where each page begins: every page takes as many as fit, up to `most`, and one at least.
function starts(box, all, step, most = all.length) {
  const begin = [];
  for (let from = 0; from < all.length; ) {
    begin.push(from);
    let [low, high] = [from + 1, Math.min(from + most, all.length)];
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

// Shows these of all, and no heading, legend, bar or note of a group that has none among them; what
// the picture means stands on its first page, from how many answers it is on each.
function show(box, all, from, to) {
  all.forEach((one, at) => (one.hidden = at < from || at >= to));
  box.querySelectorAll(".wk-sentence, .wk-notice").forEach((one) => (one.hidden = from > 0));
  box.querySelectorAll(".wk-group, .wk-bars, .wk-part, .wk-found, .wk-rows, .wk-bars section").forEach((group) => {
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
  if (key) return [1, 2].some((columns) => inColumns(box, key, columns));
  const ideas = box.querySelector(".wk-columns");
  if (ideas) return [1, 2, 3].some((columns) => wide(box, columns) && inColumns(box, ideas, columns));
  const cards = Array.from(box.querySelectorAll("ul.wk-cards"));
  if (!cards.length) return !over(box);
  return [1, 2, 3, 4, 5, 6].some((rows) => cards.every((list) => inRows(box, list, rows)) && !over(box));
}

function inColumns(box, list, columns) {
  list.style.columnCount = columns;
  return !over(box);
}

// Whether so many columns are not too narrow to read.
function wide(box, columns) {
  return columns * NARROWEST * parseFloat(getComputedStyle(box).fontSize) <= box.clientWidth;
}

// Whether the cards stand in so many rows, each wide enough.
function inRows(box, cards, rows) {
  const shown = Array.from(cards.children).filter((card) => !card.hidden).length;
  const columns = Math.max(1, Math.ceil(shown / rows));
  cards.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  return wide(box, columns);
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
