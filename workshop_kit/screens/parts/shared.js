// What all screens share: making elements, filling sentences, following a model.
// Words come from Python in `data`; people's words only ever become text nodes.

const faces = {}; // kind -> draw({ model, el, host }), which may return what ends it
const forms = {}; // kind of activity -> its form
const pictures = {}; // kind of activity -> its result
const mark = "wk" + Math.random().toString(36).slice(2, 8); // ids of this page's parts
const line = { online: true };
let serial = 0;

window.addEventListener("workshop:connection", (event) => {
  line.online = event.detail === "online";
});

function uid() {
  serial += 1;
  return `${mark}-${serial}`;
}

// h("p", { class: "wk-note", onclick: f, hidden: true }, "words", child, [children])
function h(tag, traits, ...inside) {
  const el = document.createElement(tag);
  Object.entries(traits || {}).forEach(([name, value]) => {
    if (typeof value === "function") el.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(el.style, value); // an attribute would be refused
    else if (value === true) el.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) el.setAttribute(name, value);
  });
  return put(el, ...inside);
}

function put(el, ...inside) {
  inside.flat(2).forEach((one) => {
    if (one || one === 0) el.append(one);
  });
  return el;
}

function redo(el, ...inside) {
  el.textContent = "";
  return put(el, ...inside);
}

function write(el, text) {
  if (el.textContent !== text) el.textContent = text;
  el.hidden = !text;
}

function fill(sentence, about) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => (name in about ? about[name] : gap));
}

function plural(words, name, n) {
  return fill(words[name + (n === 1 ? "_one" : "_many")], { n });
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

// Calls f now and at every change of `name`; returns what ends it.
function follow(model, name, f) {
  const event = "change:" + name;
  const heard = () => f(model.get(name));
  model.on(event, heard);
  heard();
  return () => model.off(event, heard);
}

function ends(...all) {
  return () => all.forEach((end) => end && end());
}

// Calls f at every change of the line to the server; returns what ends it.
function onLine(f) {
  window.addEventListener("workshop:connection", f);
  return () => window.removeEventListener("workshop:connection", f);
}

// The sentence that stands on a screen for as long as the server is out of reach.
function lineNotice(model, screen) {
  const el = h("p", { class: "wk-offline", role: "status", hidden: true });
  const draw = () => {
    screen.classList.toggle("wk-cut", !line.online);
    write(el, line.online ? "" : model.get("data").words.offline);
  };
  return { el, end: onLine(draw) };
}

// Draws the Part inside; one with the same key keeps what is drawn and typed.
function showInside({ model, host, el, changed }) {
  let key = null;
  let end = null;
  let turn = 0;
  const stop = follow(model, "shown", async (ref) => {
    turn += 1;
    const mine = turn;
    const child = ref && (await host.getModel(ref));
    if (!child || mine !== turn || child.get("key") === key) return;
    const first = key === null;
    const held = el.contains(document.activeElement);
    const before = key;
    if (end) end();
    key = child.get("key");
    const box = h("div", { class: "wk-inside" });
    redo(el, box);
    end = faces[child.get("data").kind]({ model: child, el: box, host });
    if (changed) changed({ first, held, before, key });
  });
  return ends(stop, () => end && end());
}

// The board fits its type to what was drawn.
function drew(el) {
  el.dispatchEvent(new CustomEvent("wk-drawn", { bubbles: true }));
}

// Whose page it is: the school, and the workshop where that is not the title.
function whose({ school, title, workshop }) {
  return [school, title !== workshop && workshop].filter(Boolean).join(": ");
}

function setTitle(data, before) {
  const parts = [(before ? before + " " : "") + data.title, whose(data)];
  if (data.full) document.title = parts.filter(Boolean).join(" - ");
}

function root(el, kind, full) {
  if (full) document.body.className = "wk-body";
  el.className = `wk wk-${kind}${full ? " wk-full" : ""}`;
}
