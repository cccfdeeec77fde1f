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
  const [school, title, step, count] = ["p", "h1", "p", "p"].map((tag) => h(tag, {}));
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const few = h("p", { class: "wk-hint", hidden: true });
  const trouble = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const side = h("div", { class: "wk-side" });
  const { send, end } = commands(model, alert);
  const primary = primaryButton(model, send);
  const timer = timerBox(model, send);
  const turn = leafBox(model, send);
  const bar = h("div", { class: "wk-bar-top" }, count, few, primary.el, turn.el, timer.el);
  school.className = step.className = "wk-school";
  count.className = "wk-answered";
  return {
    top: h("header", { class: "wk-top" }, school, title, step),
    bar,
    inner: h("div", {}),
    alert,
    trouble,
    side,
    end,
    time: timer.time,
    draw(data) {
      const { words, phase } = data;
      write(school, [data.school, data.title !== data.workshop && data.workshop].filter(Boolean).join(" · "));
      write(title, { waiting: words.waiting, ended: words.ended }[phase] || data.title);
      write(step, data.step);
      write(count, [data.joined, data.answered].filter(Boolean).join(" · "));
      bar.hidden = phase === "ended";
      write(few, data.few);
      write(trouble, data.trouble);
      primary.draw(data);
      turn.draw(data);
      timer.draw(data);
      drawSide(side, data);
    },
  };
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

function timerBox(model, send) {
  const now = () => model.get("data");
  const tell = (what, more) => send({ do: what, activity: now().activity, ...more });
  const [time, planned] = [h("p", { class: "wk-time" }), h("p", { class: "wk-hint" })];
  const talk = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("talk", { on: !now().talking }) });
  const more = [1, 5].map((minutes) => h("button", { type: "button", class: "wk-quiet", onclick: () => tell("time", { minutes }) }));
  const el = h("div", { class: "wk-clock" }, time, planned, h("div", { class: "wk-buttons" }, more, talk));
  return {
    el,
    time: (seconds) => write(time, minutesLeft(now().words, seconds)),
    draw({ words, phase, planned: plan, talking }) {
      el.hidden = phase !== "open" && phase !== "closed";
      write(planned, plan);
      write(talk, talking ? words.talk_off : words.talk);
      more.forEach((button, at) => write(button, plural(words, "add", [1, 5][at])));
    },
  };
}

// A second press in the same moment would close what was only just started.
function primaryButton(model, send) {
  let since = 0;
  let label = "";
  const sure = sureBox();
  const press = () => {
    const { primary, words } = model.get("data");
    if (Date.now() - since < 1000) return;
    const then = () => send({ do: primary.do, activity: primary.activity });
    if (primary.do !== "end") return then();
    sure.ask({ question: words.end_sure, yes: words.end_yes, no: words.end_no, then, from: button });
  };
  const button = h("button", { type: "button", class: "wk-button", onclick: press });
  return {
    el: [button, sure.el],
    draw({ primary }) {
      button.hidden = !primary;
      if (!primary) sure.hide();
      if (!primary || primary.label === label) return;
      label = primary.label;
      since = Date.now();
      write(button, label);
      sure.hide();
    },
  };
}

// A question with two answers, hidden until it is asked; "no" gives the focus back.
function sureBox() {
  const el = h("div", { class: "wk-sure", hidden: true });
  const hide = () => (el.hidden = true);
  const ask = ({ question, yes, no, then, from }) => {
    const sure = h("button", { type: "button", class: "wk-button", onclick: () => (hide(), then()) }, yes);
    const back = h("button", { type: "button", class: "wk-quiet", onclick: () => (hide(), from.focus()) }, no);
    redo(el, h("p", {}, question), sure, back);
    el.hidden = false;
    sure.focus();
  };
  return { el, ask, hide };
}

function drawSide(side, { steps, join, qr, words }) {
  const key = JSON.stringify([steps, join]);
  if (side.dataset.key === key) return;
  const open = side.querySelector("details[open]");
  side.dataset.key = key;
  const list = steps.map(({ title, minutes, mark }) =>
    h("li", { class: mark ? `wk-${mark}` : "", "aria-current": mark === "now" ? "step" : null }, title, h("span", { class: "wk-hint" }, " ", minutes), mark && [" ", h("span", { class: "wk-tag" }, words[`step_${mark}`])]),
  );
  const image = qr && h("details", { class: "wk-help", open: Boolean(open) }, h("summary", {}, words.show_qr), h("img", { class: "wk-qr", src: qr, alt: join }));
  redo(
    side,
    join && [h("h2", {}, words.join), h("p", {}, h("a", { href: join }, join)), image],
    h("h2", {}, words.steps),
    h("ol", { class: "wk-steps" }, list),
    h("p", { class: "wk-hint" }, words.projected),
  );
}
