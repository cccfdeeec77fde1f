// The host: anywidget's front-end contract (AFM) over one websocket that finds its way back.
//
// Works in Safari 14 and Chrome 87, unbuilt. A page only speaks by custom messages; nothing
// that arrives is ever run: modules come from this server's own /s/ addresses.

const place = document.getElementById("kit");
const models = new Map(); // comm id -> Model, of the present connection
const byKey = new Map(); // key -> Model, over all connections
const modules = new Map(); // address -> promise of a module
let socket = null;
let tries = 0;
let heard = 0;
let drawn = null;

// Until the page's own style sheet is there.
Object.assign(document.body.style, { fontFamily: "system-ui, sans-serif", lineHeight: "1.5" });

class Model {
  constructor(id) {
    this.id = id;
    this.state = {};
    this.listeners = [];
  }
  get(name) { return this.state[name]; }
  set() { throw new Error("a page sets no traits: use model.send"); }
  save_changes() {}
  on(event, f) { this.listeners.push([event, f]); }
  off(event, f) {
    this.listeners = this.listeners.filter(([e, g]) => (event && e !== event) || (f && g !== f));
  }
  fire(event, ...what) {
    this.listeners.filter(([e]) => e === event).forEach(([, f]) => guarded(() => f(...what)));
  }
  send(content) {
    transmit({ msg_type: "comm_msg", content: { comm_id: this.id, data: { method: "custom", content } } });
  }
  update(state) {
    const changed = Object.keys(state).filter((name) => !same(state[name], this.state[name]));
    this.state = Object.assign({}, this.state, state);
    changed.forEach((name) => this.fire("change:" + name, null, this.state[name]));
    if (changed.length) this.fire("change");
  }
}

const host = {
  getModel: async (ref) => found(ref),
  getWidget: async (ref) => {
    const model = found(ref);
    return { exports: {}, render: ({ el, signal }) => draw(model, el, signal) };
  },
};

function found(ref) {
  const model = models.get(String(ref).replace(/^anywidget:/, ""));
  if (!model) throw new Error("no such part");
  return model;
}

async function draw(model, el, signal) {
  try {
    style(model.get("_css"));
    const module = await load(model.get("_esm"));
    return await module.default.render({ model, el, host, signal });
  } catch (error) {
    console.error(error);
    el.textContent = place.dataset.failed;
  }
}

function load(address) {
  if (!/^\/s\/[0-9a-f]+\.js$/.test(address)) throw new Error("not this server's module");
  if (!modules.has(address)) {
    const loading = import(address);
    loading.catch(() => modules.delete(address)); // a cut line is not for ever
    modules.set(address, loading);
  }
  return modules.get(address);
}

function style(address) {
  if (!/^\/s\/[0-9a-f]+\.css$/.test(address || "")) return;
  if (document.querySelector(`link[href="${address}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
}

function receive(messages) {
  const opened = messages.filter((m) => m.msg_type === "comm_open").map((m) => m.content);
  // Ids first: a state may name a part that is opened after it.
  opened.forEach(({ comm_id, data }) => adopt(comm_id, data.state.key));
  opened.forEach(({ comm_id, data }) => models.get(comm_id).update(data.state));
  messages.forEach((message) => (ACT[message.msg_type] || ignore)(message.content));
}

const ACT = {
  comm_msg: ({ comm_id, data }) => {
    const model = models.get(comm_id);
    if (!model) return;
    if (data.method === "update") model.update(data.state);
    if (data.method === "custom") model.fire("msg:custom", data.content, []);
  },
  comm_close: ({ comm_id }) => {
    const model = models.get(comm_id);
    models.delete(comm_id);
    if (model && byKey.get(model.get("key")) === model) byKey.delete(model.get("key"));
  },
  display_data: ({ data }) => show(data["application/vnd.jupyter.widget-view+json"].model_id),
  error: ({ sentence }) => tell(sentence),
};

function ignore() {}

function same(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

// A part that was here before the line was cut keeps its model, so what is drawn and typed stays.
function adopt(id, key) {
  const model = (key && byKey.get(key)) || new Model(id);
  model.id = id;
  models.set(id, model);
  if (key) byKey.set(key, model);
}

function show(id) {
  const model = models.get(id);
  if (drawn === model) return;
  drawn = model;
  const el = document.createElement("div");
  place.replaceChildren ? place.replaceChildren(el) : ((place.textContent = ""), place.append(el));
  draw(model, el);
}

function tell(sentence) {
  const old = document.getElementById("kit-error");
  const box = old || Object.assign(document.createElement("p"), { id: "kit-error" });
  box.setAttribute("role", "alert");
  box.textContent = sentence;
  place.prepend(box);
}

function guarded(work) {
  try { work(); } catch (error) { console.error(error); tell(place.dataset.failed); }
}

function transmit(message) {
  if (socket && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function state(online) {
  window.dispatchEvent(new CustomEvent("workshop:connection", { detail: online ? "online" : "offline" }));
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss://" : "ws://";
  const path = location.pathname.replace(/\/$/, "") + "/live" + location.search;
  const line = new WebSocket(scheme + location.host + path);
  socket = line;
  heard = Date.now();
  line.onmessage = ({ data }) => {
    heard = Date.now();
    const messages = JSON.parse(data);
    if (messages.some((m) => m.msg_type === "display_data")) begin();
    receive(messages);
    byKey.forEach((model, key) => models.get(model.id) === model || byKey.delete(key));
  };
  line.onclose = () => line === socket && again();
}

function begin() {
  tries = 0;
  models.clear();
  byKey.forEach((model) => delete model.state.shown); // ids count from 1 again: the same may be another
  state(true);
}

function again() {
  socket = null;
  state(false);
  tries += 1;
  if (!drawn && tries > 2) plainly();
  // Back-off with jitter: after a restart a whole hall must not knock at the same moment.
  setTimeout(connect, Math.min(3000, 250 * 2 ** tries) * (0.5 + Math.random()));
}

// Where no line ever opened: the same room as plain pages, if they can be had.
function plainly() {
  const link = document.querySelector("[data-plain]");
  if (link) fetch(link.href).then((page) => page.ok && location.replace(page.url)).catch(ignore);
}

// A line that died without a word is found by asking.
setInterval(() => {
  if (Date.now() - heard > 20000) drop();
  else if (Date.now() - heard > 10000) transmit({ msg_type: "ping" });
}, 5000);

// Not its `onclose`: on a dead line that comes a minute later, and nobody would be told.
function drop() {
  const line = socket;
  if (!line) return;
  again();
  line.close();
}

// A page that the browser kept would show the person before, after the device was handed over.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
window.addEventListener("offline", drop);
window.addEventListener("online", () => socket && Date.now() - heard > 5000 && transmit({ msg_type: "ping" }));
connect();
