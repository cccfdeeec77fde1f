// What a page must keep, asked of the page itself; each check returns what breaks it, in sentences.

const FIELD = "a[href], button, input, select, textarea, summary, [tabindex='0'], [role=button]";
const UNSEEN = 4; // px: smaller than this is there for screen readers only

function named(el) {
  const words = (el.getAttribute("aria-label") || el.textContent || el.value || "").trim().replace(/\s+/g, " ");
  const mark = el.id ? "#" + el.id : el.className && el.className.baseVal === undefined ? "." + el.className.trim().split(/\s+/).join(".") : "";
  return `<${el.localName}${mark}> ${words.slice(0, 50)}`;
}

function seen(el) {
  const { width, height } = el.getBoundingClientRect();
  const drawn = el.checkVisibility ? el.checkVisibility({ visibilityProperty: true }) : el.getClientRects().length > 0;
  return drawn && width > UNSEEN && height > UNSEEN && !el.closest(".wk-unseen");
}

function all(selector) {
  return Array.from(document.querySelectorAll(selector)).filter(seen);
}

function hidden(el) {
  for (let one = el; one && one !== document.documentElement; one = one.parentElement) {
    const { width, height } = one.getBoundingClientRect();
    const { overflow, position } = getComputedStyle(one);
    if (overflow === "hidden" && position === "absolute" && (width <= UNSEEN || height <= UNSEEN)) return true;
  }
  return false;
}

function scrolls(el) {
  for (let one = el; one && one !== document.body; one = one.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(one).overflowX)) return true;
  }
  return false;
}

// Nothing stands beyond the right edge but what has a scroller of its own (WCAG 1.4.10).
function sideways() {
  if (document.documentElement.scrollWidth <= window.innerWidth) return [];
  const out = all("body *").filter((el) => el.getBoundingClientRect().right > window.innerWidth + 1 && !scrolls(el) && !hidden(el));
  return [`scrolls sideways: ${out.slice(0, 3).map(named).join("; ")}`];
}

// A box that hides what does not fit into it shows all of its text (WCAG 1.4.4, 1.4.12).
function clipped() {
  const boxes = all("body *").filter((el) => {
    const { overflowX, overflowY, position } = getComputedStyle(el);
    return [overflowX, overflowY].some((way) => way === "hidden" || way === "clip") && el.textContent.trim() && !hidden(el);
  });
  const cut = boxes.filter((el) => el.scrollHeight > el.clientHeight + 2 || el.scrollWidth > el.clientWidth + 2);
  return cut.map((el) => `cuts off its text: ${named(el)}`);
}

function textBoxes() {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const el = node.parentElement;
    if (!node.data.trim() || !seen(el) || hidden(el) || el.closest(".wk-graph, script, style, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    Array.from(range.getClientRects()).forEach((box) => found.push({ el, box, node }));
  }
  return found;
}

// No line of text lies on another one; dots of the graph may, their key is a list.
function overlapping() {
  const boxes = textBoxes();
  const on = (a, b) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 3 && high > 0.35 * Math.min(a.height, b.height);
  };
  const stuck = (el) => ["fixed", "sticky"].includes(getComputedStyle(el).position) || (el.parentElement && stuck(el.parentElement));
  const pairs = [];
  boxes.forEach((one, at) => {
    const other = boxes.slice(at + 1).find(({ box, node, el }) => node !== one.node && on(one.box, box) && !stuck(el));
    if (other && !stuck(one.el) && !scrolls(one.el)) pairs.push(`${named(one.el)} lies on ${named(other.el)}`);
  });
  return pairs.slice(0, 3);
}

// A number is read as one: "15" is not a 1 above a 5.
function broken() {
  const lines = (el) => {
    const range = document.createRange();
    range.selectNodeContents(el);
    return new Set(Array.from(range.getClientRects()).map((box) => Math.round(box.top))).size;
  };
  return all(".wk-dot, .wk-segment, .wk-weeks i").filter((el) => lines(el) > 1).map((el) => `breaks a number: ${named(el)}`).slice(0, 3);
}

// The box that a finger can hit: a radio or tick together with its label.
function reach(el) {
  const boxes = [el, ...(el.labels || [])].filter((one) => one === el || seen(one)).map((one) => one.getBoundingClientRect());
  const edge = (side, f) => f(...boxes.map((box) => box[side]));
  return { width: edge("right", Math.max) - edge("left", Math.min), height: edge("bottom", Math.max) - edge("top", Math.min) };
}

// A link inside a sentence is as high as its line (the exception of WCAG 2.5.8).
function inSentence(el) {
  const line = getComputedStyle(el).display === "inline" && el.parentElement;
  return line && line.textContent.trim().length > el.textContent.trim().length + 8;
}

function targets(least) {
  const fields = all(FIELD).filter((el) => !el.disabled && el.type !== "hidden" && !inSentence(el) && !hidden(el) && el.getAttribute("role") !== "region");
  const small = fields.filter((el) => Math.min(...Object.values(reach(el))) < least - 0.5);
  return small.map((el) => `smaller than ${least} px (${Object.values(reach(el)).map(Math.round).join(" x ")}): ${named(el)}`);
}

// One h1, no level left out on the way down, and something to say what the page is.
function outline() {
  const levels = all("h1, h2, h3, h4, h5, h6").filter((el) => !el.closest("[hidden]")).map((el) => [Number(el.localName[1]), el]);
  const told = [];
  const first = levels.filter(([level]) => level === 1).length;
  if (first !== 1) told.push(`has ${first} headings of the first level`);
  levels.forEach(([level, el], at) => {
    if (at && level > levels[at - 1][0] + 1) told.push(`leaves out a level of headings before ${named(el)}`);
  });
  if (document.documentElement.lang !== "en-GB") told.push("does not say that it is British English");
  if (!document.title.trim()) told.push("has no title");
  if (document.querySelectorAll("main").length !== 1) told.push("has no main part");
  return told;
}

// Nothing moves by itself.
function motion() {
  const moving = document.getAnimations ? document.getAnimations().length : 0;
  const eased = all("body *").filter((el) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(el);
    return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
  });
  return [...(moving ? [`${moving} things move`] : []), ...eased.map((el) => `moves: ${named(el)}`)];
}

// With the colours of the system, what is told by a filled shape still has an edge or its fill.
function shapes() {
  const filled = ".wk-segment, .wk-legend i, .wk-weeks i, .wk-dot, .wk-hours-bar, .wk-heat-bar, .wk-whole > span:not(.wk-g-left), .wk-swatch";
  const plain = getComputedStyle(document.body).backgroundColor;
  const lost = all(filled).filter((el) => {
    const { backgroundColor, borderTopWidth, borderLeftWidth } = getComputedStyle(el);
    return (backgroundColor === plain || backgroundColor === "rgba(0, 0, 0, 0)") && parseFloat(borderTopWidth) + parseFloat(borderLeftWidth) === 0;
  });
  return lost.map((el) => `is not seen: ${named(el)}`).slice(0, 3);
}

function buttons() {
  const bare = all("button, input[type=text], textarea, select").filter((el) => {
    const { borderTopStyle, borderTopWidth } = getComputedStyle(el);
    return (borderTopStyle === "none" || parseFloat(borderTopWidth) === 0) && !el.closest("td, th, li > .wk-part-link") && !el.classList.contains("wk-part-link");
  });
  return bare.map((el) => `has no edge: ${named(el)}`).slice(0, 3);
}

// Legends tell by colour: two shapes that mean different things must not look alike.
function told_apart() {
  const looks = all(".wk-legend i").map((el) => [el.className, getComputedStyle(el).backgroundColor + getComputedStyle(el).backgroundImage]);
  const alike = looks.filter(([name, look], at) => looks.slice(0, at).some(([other, same]) => other !== name && same === look));
  return alike.map(([name]) => `looks like another: ${name}`);
}

// Rules that a reader's own browser may add; a page's policy lets no element bring them.
function dress(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
  return [];
}

// Two frames later everything is drawn that a change has set off.
function settle() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([]))));
}

window.examine = { dress, settle, sideways, clipped, overlapping, broken, targets, outline, motion, shapes, buttons, told_apart };
