// Sends what a button stands for, once. What did not arrive is told and never sent later: by then
// it would mean another moment.

function commands(model, alert) {
  const waiting = new Map(); // id -> who hears the reply
  let last = 0;
  const words = () => model.get("data").words;
  const heard = (said) => {
    const then = said && waiting.get(said.id);
    if (!then) return;
    waiting.delete(said.id);
    write(alert, (said.problems || []).map(({ sentence }) => sentence).join(" "));
    then(said);
  };
  const cut = () => {
    if (line.online || !waiting.size) return;
    waiting.clear();
    write(alert, words().cut);
  };
  const send = (message, then) => {
    if (!line.online) return write(alert, words().offline_press);
    last = Math.max(last + 1, Date.now());
    waiting.set(last, then || (() => {}));
    return model.send({ ...message, id: last });
  };
  model.on("msg:custom", heard);
  return { send, end: ends(onLine(cut), () => model.off("msg:custom", heard)) };
}
