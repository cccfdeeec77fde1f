// The phone: a quiet header that follows the desk, and below it the form or result at hand.

Object.keys(forms).forEach((kind) => (faces[kind] = drawForm));

faces.waiting = ({ model, el }) =>
  follow(model, "data", ({ title, lines }) => {
    redo(el, h("h2", {}, title), lines.map((text) => h("p", {}, text)));
  });

faces.phone = ({ model, el, host }) => {
  const top = phoneHeader();
  const down = h("div", { class: "wk-down", hidden: true });
  const inner = h("div", {});
  const news = h("p", { class: "wk-unseen", role: "status" });
  const unsent = h("div", { role: "status" });
  const held = ownHeld(model);
  const cut = lineNotice(model, el);
  const first = h("p", { class: "wk-notice", hidden: true });
  const next = h("p", { class: "wk-hint", style: { marginTop: "1.2rem" } });
  const way = h("p", { class: "wk-way-on", role: "status" });
  redo(el, first, top.el, cut.el, news, unsent, held.el, down, inner, next, way);
  const draw = (data) => {
    root(el, "phone", data.full);
    setTitle(data, top.error);
    write(first, data.first);
    write(next, data.next);
    const { link } = data; // it comes while people read: nothing above it moves
    if (!same(way.link, link)) redo(way, (way.link = link) && h("a", { class: "wk-button", href: link.href, target: "_blank" }, link.label));
    top.draw(data);
    held.draw(data);
    inner.hidden = data.talking;
    down.hidden = !data.talking;
    redo(down, h("h2", {}, data.words.down), h("p", { class: "wk-question" }, data.question), h("p", {}, data.words.down_hint));
  };
  el.addEventListener("wk-error", ({ detail }) => {
    top.error = detail;
    setTitle(model.get("data"), detail);
  });
  return ends(
    follow(model, "data", draw),
    cut.end,
    held.end,
    showInside({ model, host, el: inner, changed: (how) => moved(how, model, { top, news, unsent }) }),
  );
};

// What of this phone's own words is held back; while its page still has them, a box to say it in other words.
function ownHeld(model) {
  const el = h("div", { role: "status" });
  let before = "";
  let sending = [];
  const newest = {}; // mark -> the words that this page sent instead
  const end = () => sending.forEach((one) => one.end());
  const row = ([mark, told, open], words) => {
    const was = said[mark];
    const line = h("p", { class: "wk-held" }, was ? `“${was}” ${told}` : told);
    if (!open || !was) return line;
    const field = box({ name: "again", label: words.again, rows: 3 }, words);
    const error = field.querySelector(".wk-error");
    const hear = ({ problems }) => write(error, problems ? problems[0].sentence : "");
    const send = sender({ model, message: { do: "reword", was }, hear });
    sending.push(send);
    const text = field.querySelector("textarea");
    text.value = newest[mark] || was;
    const go = () => send.send((newest[mark] = text.value));
    return [line, field, h("button", { type: "button", class: "wk-button", style: { marginBottom: "1.2rem" }, onclick: go }, words.again_send)];
  };
  const draw = ({ room, held, words }) => {
    const own = stored(marksOf(room)) || [];
    const mine = held.filter(([mark]) => own.includes(mark));
    if (same(before, mine)) return;
    before = mine;
    end();
    sending = [];
    redo(el, ...mine.map((one) => row(one, words)));
  };
  return { el, draw, end };
}

function phoneHeader() {
  const [school, title, step, answered, minutes] = ["p", "h1", "span", "span", "span"].map((tag) => h(tag, {}));
  school.className = "wk-school";
  title.tabIndex = -1;
  const meta = h("p", { class: "wk-meta" }, step, " ", answered, minutes);
  return {
    el: h("header", { class: "wk-top" }, school, title, meta),
    title,
    error: "",
    draw(data) {
      write(school, whose(data));
      write(title, data.title);
      write(step, data.answered ? data.step + "." : data.step);
      write(minutes, data.minutes);
      write(answered, data.answered);
    },
  };
}

// What was typed in parts that are over and never sent, to be copied: told once.
function leftOver({ room, phase, days, words }, key) {
  const over = phase === "ended";
  const names = keptOf(room, ":words").filter((name) => over || !(days || name.includes(`:${key}:`)));
  const typed = names.map((name) => stored(name)).flat();
  (over ? keptOf(room, "") : names).forEach((name) => stored(name, null));
  return names.length > 0 && [words.unsent, ...typed].map((text) => h("p", { class: "wk-held" }, text));
}

// The desk moved on: say so, and do not leave the focus in a form that is gone.
function moved({ first, held, key }, model, { top, news, unsent }) {
  const data = model.get("data");
  redo(unsent, leftOver(data, key));
  setTitle(data, (top.error = ""));
  if (first) return;
  write(news, key.endsWith("-result") ? data.words.new_result : fill(data.words.new_step, data));
  if (held) top.title.focus();
  if (data.full) window.scrollTo(0, 0);
}
