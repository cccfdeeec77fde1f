// Keeps what people typed in the phone until the server has said that it is on disk.

function stored(name, value) {
  try {
    if (value === undefined) return JSON.parse(localStorage.getItem(name) || "null");
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch (blocked) {
    // A phone that stores nothing still works while its page is open.
  }
  return null;
}

const said = {}; // mark -> words that this page sent; never stored

// Of what this phone sent its browser keeps short marks alone; compare screens/held.py.
function marksOf(room) {
  return `draft:${room}::marks`;
}

function keepSaid(room, sent) {
  sent.forEach(([mark, words]) => (said[mark] = words));
  const before = stored(marksOf(room)) || [];
  const marks = sent.map(([mark]) => mark).filter((mark) => !before.includes(mark));
  if (marks.length) stored(marksOf(room), before.concat(marks));
}

// The names of what is kept of a room and ends so.
function keptOf(room, ending) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`draft:${room}:`) && name.endsWith(ending));
  } catch (blocked) {
    return []; // Nothing was stored then.
  }
}

// Sends message + { id, value } again and again until the reply to this id arrives.
function sender({ model, message, name, hear }) {
  let waiting = name ? stored(name) : null;
  let timer = 0;
  const go = () => {
    clearTimeout(timer);
    if (!waiting) return;
    model.send(Object.assign({}, message, waiting));
    timer = setTimeout(go, 10000);
  };
  const reply = (said) => {
    if (!waiting || !said || said.id !== waiting.id) return;
    clearTimeout(timer);
    waiting = null;
    if (name) stored(name, null);
    hear(said);
  };
  const again = () => setTimeout(go, 0);
  model.on("msg:custom", reply);
  model.on("change:session", again);
  if (waiting) again();
  return {
    waiting: () => Boolean(waiting),
    send: (value) => {
      waiting = { id: Date.now(), value };
      if (name) stored(name, waiting);
      go();
    },
    end: () => {
      clearTimeout(timer);
      model.off("msg:custom", reply);
      model.off("change:session", again);
    },
  };
}
