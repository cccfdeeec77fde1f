// Where the keyboard is, and whether it can be seen there (WCAG 2.4.7 and 2.4.11).

const RING = 2; // px of outline or shadow at least
const IN = 6; // px: so far inside its corners nothing may lie on a control

function light(colour) {
  const part = (n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
  const [r, g, b] = colour.match(/[\d.]+/g).map((n) => part(n / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// Whether a colour stands out from the page, 3 to 1 (WCAG 1.4.11).
function standsOut(colour) {
  const [one, other] = [light(colour), light(getComputedStyle(document.body).backgroundColor)].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05) >= 3;
}

function ringed(el) {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(el);
  const outline = outlineStyle !== "none" && parseFloat(outlineWidth) >= RING ? [outlineColor] : [];
  const shadow = boxShadow === "none" ? [] : [boxShadow.match(/^rgba?\([^)]*\)/)[0]];
  return [...outline, ...shadow].some(standsOut);
}

function wide(el) {
  const { width, height } = el.getBoundingClientRect();
  return getComputedStyle(el).opacity !== "0" && width > 4 && height > 4;
}

// The control itself, or the label that stands for it where it is not drawn.
function shownFor(el) {
  return [el, ...(el.labels || [])].filter(wide);
}

function covered(el, shown) {
  const { left, right, top, bottom } = shown.getBoundingClientRect();
  const inside = (x, y) => x >= 0 && y >= 0 && x < window.innerWidth && y < window.innerHeight;
  const related = (other) => other === el || [el, shown].some((one) => one.contains(other) || other.contains(one)) || (el.labels && Array.from(el.labels).some((label) => label.contains(other)));
  const corners = [[left + IN, top + IN], [right - IN, top + IN], [left + IN, bottom - IN], [right - IN, bottom - IN]].filter(([x, y]) => inside(x, y));
  if (!corners.length) return "is out of sight";
  const over = corners.map(([x, y]) => document.elementFromPoint(x, y)).find((other) => other && !related(other));
  return over ? `lies under ${over.localName}.${over.className}` : "";
}

function words(el) {
  const label = el.getAttribute("aria-label") || (el.labels && Array.from(el.labels).map((one) => one.textContent).join(" "));
  return (label || el.textContent || "").trim().replace(/\s+/g, " ");
}

// Whether there is nothing to choose here any more. In a card a tick takes its other choices back.
function chosen(el) {
  if (el.type === "radio") return Array.from(document.getElementsByName(el.name)).some((one) => one.checked);
  return el.type !== "checkbox" || el.checked || Boolean(el.closest("details"));
}

// { kind, name, chosen, open, value ..., faults } of what has the focus; null for none.
function focused() {
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  const faults = [];
  const shown = shownFor(el);
  if (!shown.some(ringed)) faults.push("has no ring");
  const under = shown.length ? covered(el, shown[0]) : "is not drawn";
  if (under) faults.push(under);
  const all = Array.from(document.querySelectorAll("*"));
  return {
    kind: el.type || el.localName,
    name: words(el),
    numeric: el.inputMode === "numeric" || el.inputMode === "decimal",
    chosen: chosen(el),
    open: el.localName === "summary" && el.parentElement.open,
    value: el.value || "",
    at: all.indexOf(el),
    top: el.getBoundingClientRect().top + window.scrollY,
    left: el.getBoundingClientRect().left,
    faults: faults.map((one) => `${el.localName} "${words(el).slice(0, 40)}" ${one}`),
  };
}

// What a screen reader is told from now on: each text that a live region takes on.
function listen() {
  window.announced = [];
  const live = "[role=status], [role=alert], [aria-live]";
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement).closest(live)).filter(Boolean));
    regions.forEach((region) => {
      const text = region.textContent.trim();
      if (text && !region.hidden && !region.closest("[hidden]")) window.announced.push(text);
    });
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}

window.keys = { focused, listen };
