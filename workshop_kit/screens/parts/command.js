// Sends what a button stands for, once. What did not arrive is told and never sent later: by then
// it would mean another moment.

function commands(model, alert) {
  const waiting = new Map(); // id -> who hears the reply
  let last = 0;
  let told = "";
  const words = () => model.get("data").words;
  const clear = () => write(alert, "");
  const tell = (sentence) => {
    told = gist(model);
    write(alert, sentence);
  };
  const heard = (said) => {
    const then = said && waiting.get(said.id);
    if (!then) return;
    waiting.delete(said.id);
    tell((said.problems || []).map(({ sentence }) => sentence).join(" "));
    then(said);
  };
  // What it complained of is gone: the room went on, or the line is back.
  const outdated = () => gist(model) !== told && clear();
  const cut = () => {
    if (line.online && alert.textContent === words().offline_press) clear();
    if (line.online || !waiting.size) return;
    waiting.clear();
    tell(words().cut);
  };
  const send = (message, then) => {
    if (!line.online) return tell(words().offline_press);
    last = Math.max(last + 1, Date.now());
    waiting.set(last, then || (() => {}));
    return model.send({ ...message, id: last });
  };
  model.on("msg:custom", heard);
  const stop = follow(model, "data", outdated);
  return { send, clear, end: ends(stop, onLine(cut), () => model.off("msg:custom", heard)) };
}

// What a tool's page has: lines for the connection, for what went wrong and for how it stands, and
// where what comes of it is drawn.
function toolParts(model, el, look, name) {
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const told = h("p", { class: "wk-status", role: "status", hidden: true });
  const out = h("section", { class: look, tabindex: "-1", "aria-label": name });
  return { cut: lineNotice(model, el), alert, told, out, ...commands(model, alert) };
}

// What is drawn, without what changes by itself.
function gist(model) {
  const { left, answered, joined, few, ...rest } = model.get("data");
  return JSON.stringify(rest);
}
