// The desk: one primary button whose words say what comes next, the timer, and what to say now.

faces.desk = ({ model, el, host }) => {
  const view = deskView(model);
  const cut = lineNotice(model, el);
  redo(el, view.top, cut.el, view.trouble, view.alert, view.bar, view.inner, view.side);
  const draw = (data) => {
    root(el, "desk", data.full);
    setTitle(data, "");
    view.draw(data);
  };
  return ends(
    follow(model, "data", draw),
    clock(model, (seconds) => view.time(seconds)),
    showInside({ model, host, el: view.inner }),
    cut.end,
    view.end,
  );
};

function deskView(model) {
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const trouble = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const { send, clear, end } = commands(model, alert);
  const inner = h("div", {});
  inner.addEventListener("input", clear); // what is ticked now may be what it asked for
  const anew = onPress(clear);
  const ticked = () => Array.from(inner.querySelectorAll("input:checked[name^=choose-]")).map(({ name }) => name.slice(7));
  const top = deskHeader();
  const timer = timerBox(model, send);
  const bar = deskBar(model, send, ticked, timer);
  const [list, steer] = [h("div", {}), steerBox(model)];
  let ended = null; // when it has, its last button is gone, and the focus with it
  return {
    top: top.el,
    bar: bar.el,
    inner,
    alert,
    trouble,
    side: h("div", { class: "wk-side" }, list, steer.el),
    end: ends(end, anew, steer.end),
    time: timer.time,
    draw(data) {
      top.draw(data);
      bar.draw(data);
      if (ended === false && data.phase === "ended" && document.activeElement === document.body) top.title.focus();
      ended = data.phase === "ended";
      write(trouble, data.trouble);
      drawSide(list, data);
      steer.draw(data);
    },
  };
}

// What the press before was told goes with the next one, wherever on the desk that is.
function onPress(clear) {
  const heard = ({ target }) => target.closest("button") && clear();
  document.addEventListener("click", heard, true);
  return () => document.removeEventListener("click", heard, true);
}

function deskHeader() {
  const [school, title, step] = ["p", "h1", "p"].map((tag) => h(tag, {}));
  school.className = step.className = "wk-school";
  title.tabIndex = -1;
  const draw = (data) => {
    const { words, phase } = data;
    write(school, whose(data));
    write(title, { waiting: words.waiting, ended: words.ended }[phase] || data.title);
    write(step, data.step);
  };
  return { el: h("header", { class: "wk-top" }, school, title, step), title, draw };
}

// What there is to do, and where the room is.
function deskBar(model, send, ticked, timer) {
  const count = h("p", { class: "wk-answered" });
  const few = h("p", { class: "wk-hint", hidden: true });
  const primary = primaryButton(model, send, ticked);
  const done = h("p", { class: "wk-status wk-saved", role: "status", hidden: true });
  const back = h("button", { type: "button", class: "wk-quiet wk-back", onclick: () => send({ do: "back", activity: model.get("data").activity }) });
  const [turn, pause] = [leafBox(model, send), pauseBox(send)];
  const el = h("div", { class: "wk-bar-top" }, count, few, primary.el, done, turn.el, pause.el, timer.el, back);
  const draw = (data) => {
    el.hidden = data.phase === "ended" && !data.leaf && !data.pause;
    write(count, [data.joined, data.answered].filter(Boolean).join(". "));
    write(few, data.few);
    write(done, data.done);
    write(back, data.back);
    [primary, turn, pause, timer].forEach((part) => part.draw(data));
  };
  return { el, draw };
}

// The desk's own link as a square code: covered until asked for, and again after a minute.
function steerBox(model) {
  let timer = 0;
  const place = h("div", { "aria-live": "polite" });
  const [hint, minute] = [h("p", {}), h("p", { class: "wk-hint" })];
  const button = h("button", { type: "button", class: "wk-quiet", onclick: () => turn(!place.firstChild) });
  const title = h("summary", {});
  const el = h("details", { class: "wk-help wk-steer", ontoggle: () => turn(false) }, title, hint, button, place);
  const turn = (on) => {
    const { steer, words } = model.get("data");
    clearTimeout(timer);
    redo(place, on && [h("img", { class: "wk-qr", src: steer, alt: words.steer_alt }), minute]);
    write(button, on ? words.steer_cover : words.steer_show);
    if (on) timer = setTimeout(() => turn(false), 60000);
  };
  const draw = ({ steer, phase, words }) => {
    el.hidden = !steer || phase === "ended";
    write(title, words.steer);
    write(hint, words.steer_hint);
    write(minute, words.steer_minute);
    if (el.hidden || !button.textContent) turn(false);
  };
  return { el, draw, end: () => clearTimeout(timer) };
}

// Turns the pages of a result that is too long for one picture on the board.
function leafBox(model, send) {
  const turn = (by) => send({ do: "page", activity: model.get("data").activity, by });
  const line = h("p", { class: "wk-hint", role: "status" });
  const [back, on] = [-1, 1].map((by) => h("button", { type: "button", class: "wk-quiet", onclick: () => turn(by) }));
  const el = h("div", { class: "wk-leaf", hidden: true }, line, h("div", { class: "wk-buttons" }, on, back));
  const draw = ({ leaf, words }) => {
    el.hidden = !leaf;
    if (!leaf) return;
    write(line, leaf.line);
    write(on, words.board_on);
    write(back, words.board_back);
    on.disabled = !leaf.on;
    back.disabled = !leaf.back;
  };
  return { el, draw };
}

// After the end: what the day goes on with. The board and the phones say it.
function pauseBox(send) {
  const [title, line, hint] = [h("h2", {}), h("p", { role: "status" }), h("p", { class: "wk-hint" })];
  const button = (at) => h("button", { type: "button", class: "wk-quiet", onclick: () => send({ do: "pause", kind: ways[at][0] }) });
  let ways = [];
  const buttons = [0, 1, 2, 3].map(button);
  const el = h("div", { class: "wk-leaf", hidden: true }, title, line, hint, h("div", { class: "wk-buttons" }, buttons));
  const draw = ({ pause }) => {
    el.hidden = !pause;
    if (!pause) return;
    ways = pause.ways;
    if (document.activeElement === buttons[3] && !ways[3][1]) buttons[0].focus();
    buttons.forEach((one, at) => write(one, ways[at][1]));
    [title, line, hint].forEach((part, at) => write(part, [pause.title, pause.line, pause.hint][at]));
  };
  return { el, draw };
}

function timerBox(model, send) {
  const now = () => model.get("data");
  const tell = (what, more) => send({ do: what, activity: now().activity, ...more });
  const [time, planned, whole, late] = ["wk-time", "wk-hint", "wk-hint", "wk-late-by"].map((name) => h("p", { class: name }));
  const talk = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("talk", { on: !now().talking }) });
  const more = [1, 5].map((minutes) => h("button", { type: "button", class: "wk-quiet", onclick: () => tell("time", { minutes }) }));
  const el = h("div", { class: "wk-clock" }, time, whole, planned, late, h("div", { class: "wk-buttons" }, more, talk));
  let over = -1; // minutes beyond its own: each one more cuts what follows
  return {
    el,
    time(seconds) {
      const { words, beyond, until } = now();
      const minutes = seconds === null ? -1 : Math.floor(-seconds / 60);
      if (minutes > over && line.online) model.send({ do: "look" });
      over = Math.max(-1, minutes);
      write(time, timeLeft(now(), seconds));
      write(whole, seconds === null || beyond === null ? "" : fill(wholeLeft(words, seconds + beyond), { until }));
    },
    draw({ words, phase, planned: plan, late: by, talking }) {
      el.hidden = phase !== "open" && phase !== "closed";
      write(planned, plan);
      write(late, by);
      write(talk, talking ? words.talk_off : words.talk);
      more.forEach((button, at) => write(button, plural(words, "add", [1, 5][at])));
    },
  };
}

function wholeLeft(words, seconds) {
  return seconds <= 0 ? words.whole_over : plural(words, "whole", Math.ceil(seconds / 60));
}

// What nobody has read yet is read on this screen before it goes up.
function toDo({ primary, read, words }) {
  const unread = primary && primary.do === "release" && !read;
  return unread ? { ...primary, do: "uncover", label: words.show_texts } : primary;
}

// Goes round the reading; asked once.
function unreadButton(model, send, sure) {
  const ask = () => {
    const { primary, words } = model.get("data");
    const then = () => send({ do: "release", activity: primary.activity });
    sure.ask({ question: words.unread_sure, yes: words.unread_yes, no: words.unread_no, then, from: button });
  };
  const button = h("button", { type: "button", class: "wk-quiet", onclick: ask });
  const draw = (data) => write(button, (toDo(data) || {}).do === "uncover" ? data.words.release_unread : "");
  return { el: button, draw };
}

// What is asked before a press that nothing takes back; nothing where all is well.
function askedFirst({ few, anew, words }, what) {
  const ending = { question: words.end_sure, yes: words.end_yes, no: words.end_no };
  const unheard = { question: words.anew_sure, yes: words.anew_yes, no: words.anew_no };
  const lost = { question: `${few} ${words.few_sure}`, yes: words.few_yes, no: words.end_no };
  return { end: ending, start: anew && unheard, close: few && lost }[what];
}

// A second press in the same moment would close what was only just started.
function primaryButton(model, send, ticked) {
  let since = 0;
  let label = "";
  let asked = "";
  const sure = sureBox();
  const unread = unreadButton(model, send, sure);
  const early = h("p", { class: "wk-hint", role: "status", hidden: true });
  const press = () => {
    const { words } = model.get("data");
    const primary = toDo(model.get("data"));
    const end = primary.do === "end";
    const soon = !end && Math.abs(Date.now() - since) < 700; // a clock may be set back
    write(early, soon ? words.just_now : "");
    if (soon) return;
    const more = { choose: { proposals: ticked(), seen: [] }, uncover: { on: true } }[primary.do];
    const then = () => send({ do: primary.do, activity: primary.activity, ...more });
    const box = askedFirst(model.get("data"), primary.do);
    asked = box ? primary.do : "";
    if (!box) return then();
    sure.ask({ ...box, then, from: button });
  };
  const button = h("button", { type: "button", class: "wk-button", onclick: press });
  return {
    el: [button, early, unread.el, sure.el],
    draw(data) {
      const primary = toDo(data);
      unread.draw(data);
      button.hidden = !primary;
      if (!primary) sure.hide();
      if (asked === "close" && !data.few) asked = sure.drop(); // enough have answered since
      if (!primary || primary.label === label) return;
      if (label) since = Date.now(); // a desk that has just come up has changed nothing
      label = primary.label;
      write(button, label);
      write(early, "");
      sure.hide();
    },
  };
}

// A question with two answers, hidden until it is asked; then the focus goes back.
function sureBox() {
  const el = h("div", { class: "wk-sure", hidden: true });
  let asker = null;
  const hide = () => (el.hidden = true);
  const drop = () => {
    if (el.contains(document.activeElement)) asker.focus();
    hide();
  };
  const ask = ({ question, yes, no, then, from }) => {
    const sure = h("button", { type: "button", class: "wk-button", onclick: () => (drop(), then()) }, yes);
    const back = h("button", { type: "button", class: "wk-quiet", onclick: drop }, no);
    asker = from;
    redo(el, h("p", {}, question), sure, back);
    el.hidden = false;
    sure.focus();
  };
  return { el, ask, hide, drop };
}

function drawSide(side, { steps, join, qr, typing, words }) {
  const key = JSON.stringify([steps, join]);
  if (side.dataset.key === key) return;
  const open = side.querySelector("details[open]");
  side.dataset.key = key;
  const list = steps.map(({ title, minutes, mark }) =>
    h("li", { class: mark ? `wk-${mark}` : "", "aria-current": mark === "now" ? "step" : null }, title, " ", h("span", { class: "wk-hint" }, minutes, mark && [" ", h("span", { class: "wk-tag" }, words[`step_${mark}`])])),
  );
  const image = qr && h("details", { class: "wk-help", open: Boolean(open) }, h("summary", {}, words.show_qr), h("img", { class: "wk-qr", src: qr, alt: join }));
  redo(
    side,
    join && [h("h2", {}, words.join), h("p", {}, h("a", { href: join }, join)), image],
    h("h2", {}, words.steps),
    h("ol", { class: "wk-steps" }, list),
    typing && h("p", {}, h("a", { href: typing, target: "_blank" }, words.typing)),
    h("p", { class: "wk-hint" }, words.projected),
  );
}
