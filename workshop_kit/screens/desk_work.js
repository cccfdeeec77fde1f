// What lies on the desk: the guide's words, and the room's words to group, hold back and choose from.

faces.work = ({ model, el }) => {
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const { send, clear, end } = commands(model, alert);
  const tell = (what, more, then) => send({ do: what, activity: model.get("data").activity, ...more }, then);
  const script = h("div", { class: "wk-script" });
  const texts = textList(model, tell);
  const choice = h("section", {});
  const unread = unreadBox(model, tell);
  const out = h("section", {});
  put(el, alert, unread.el, out, choice, texts.el, script);
  el.addEventListener("input", clear);
  const anew = onPress(clear);
  const stop = follow(model, "data", (data) => {
    drawScript(script, data);
    unread.draw(data);
    drawLeftOut(out, data, tell);
    drawChoice(choice, data, tell);
    texts.draw(data);
    const next = data.choice && data.choice.last; // to choose is what comes next
    const words = data.unread ? [texts.el, script] : [script, !next && choice, texts.el];
    inOrder(el, [alert, unread.el, (next || data.unread) && choice, out, ...words].filter(Boolean));
  });
  return ends(stop, anew, end);
};

faces["desk-ended"] = ({ model, el }) => {
  const { way } = model.get("data");
  const told = h("div", {});
  const link = h("a", { class: "wk-button", href: way.href, target: "_blank" }, way.label);
  put(el, h("p", {}, way.hint), h("p", {}, link), told);
  return faces.ended({ model, el: told });
};

// Moves nothing that stands right: what is moved loses the focus.
function inOrder(el, parts) {
  if (!same(parts.map((one) => Array.from(el.children).indexOf(one)), parts.map((one, at) => at))) put(el, ...parts);
}

// What nobody has read yet: covered, for this screen may be the one on the wall.
function unreadBox(model, tell) {
  const line = h("p", { role: "status" });
  const button = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("uncover", { on: !model.get("data").unread.open }) });
  const el = h("section", { class: "wk-unread" }, line, button);
  const draw = ({ unread, read, words }) => {
    el.hidden = !unread;
    if (!unread) return;
    write(line, unread.line);
    write(button, unread.open ? words.cover_texts : read ? words.show_texts : ""); // else the one button does it
  };
  return { el, draw };
}

function drawScript(script, { say, do: acts, prompts, late, behind, texts, choice, waiting, words }) {
  const lying = Boolean(texts.length || choice); // the room's words are next
  const lines = [say, acts, prompts, late, behind, lying];
  if (same(script.lines, lines)) return;
  script.lines = lines;
  const parts = [["say", say], ["do", acts], ["prompts", prompts], ["late", late]].filter(([name, lines]) => lines.length);
  const open = { say: !lying, do: true, prompts: !lying, late: behind };
  const list = ([name, lines]) => {
    return h("details", { class: `wk-help wk-${name}`, open: open[name] }, h("summary", {}, words[name]), h("ul", {}, lines.map((one) => h("li", {}, one))));
  };
  redo(
    script,
    parts.map(list),
    waiting ? h("p", {}, words.waiting_hint) : !parts.length && h("p", { class: "wk-hint" }, words.no_script),
  );
}

// What the sort leaves out, with a button to put it before the room all the same.
function drawLeftOut(section, { left_out: out, words }, tell) {
  if (same(section.out, out)) return;
  section.out = out;
  section.className = out ? "wk-unread" : "";
  const add = ({ id, text }) => h("button", { type: "button", class: "wk-quiet", onclick: () => tell("add", { to: out.to, item: id }) }, fill(words.add_item, { item: text }));
  redo(section, out && [h("h2", {}, words.left_out), out.lines.map((one) => h("p", { role: "status" }, one)), h("div", { class: "wk-buttons" }, out.items.map(add))]);
}

// What is ticked stays so while proposals are held back.
function drawChoice(section, data, tell) {
  const { choice: offered, words } = data;
  if (same(section.offered, offered)) return;
  const before = Array.from(section.querySelectorAll("input:checked")).map(({ name }) => name);
  section.offered = offered;
  redo(section);
  if (!offered) return;
  const ticks = offered.proposals.map((one) => proposalTick(one, data, tell, before));
  const ticked = () => offered.proposals.map(({ id }) => id).filter((id, at) => ticks[at].querySelector("input").checked);
  const quiet = (label, onclick) => h("button", { type: "button", class: "wk-quiet", onclick }, label);
  const sure = sureBox();
  const ask = ({ target }) => sure.ask({ question: words.none_sure, yes: words.none_yes, no: words.end_no, then: () => tell("none", { seen: seen() }), from: target });
  const chosen = offered.proposals.filter(({ chosen: on }) => on).map(({ id }) => id);
  const seen = seenOf(section, chosen);
  const over = h("p", { class: "wk-alert", role: "status", hidden: true });
  const heed = ({ target }) => {
    const more = ticked().length - offered.most;
    if (target.checked && more > 0) target.closest(".wk-offer").after(over);
    write(over, more > 0 ? plural(words, "ticks_over", more) : "");
  };
  const next = ({ what }) => what === "saved" && offered.last && section.closest(".wk-desk").scrollIntoView();
  put(
    section,
    offered.dots.length > 0 && [h("h2", {}, words.dots), h("ul", { class: "wk-list" }, offered.dots.map((one) => h("li", {}, one)))],
    h("fieldset", { class: "wk-choices", onchange: heed }, h("legend", {}, fill(words.choose, { most: offered.most })), ticks, over),
    h("div", { class: "wk-buttons" }, quiet(chosen.length > 0 ? words.choose_again : words.put, () => tell("choose", { proposals: ticked(), seen: seen() }, next)), offered.last && quiet(words.none, ask)),
    sure.el,
  );
}

// What was chosen when it was drawn; what came a moment ago nobody has seen yet.
function seenOf(section, chosen) {
  if (!same(section.chosen, chosen)) [section.before, section.chosen, section.since] = [section.chosen || chosen, chosen, Date.now()];
  return () => (Date.now() - section.since < 700 ? section.before : section.chosen);
}

// The box to tick, and below it the way to hold the proposal back.
function proposalTick({ id, kind, what, lines, chosen: on, own }, data, tell, before) {
  const about = h("span", { class: "wk-hint" }, " ", lines.join("; "));
  const field = tick(`choose-${id}`, h("span", {}, kindTag(kind), what, about));
  field.querySelector("input").checked = on || before.includes(`choose-${id}`);
  return h("div", { class: "wk-offer" }, field, own && holdBox({ id, words: what }, data, tell));
}

function holdBox({ id, words: text }, { words, reasons: why }, tell) {
  const hold = ({ id: reason, label }) => h("button", { type: "button", class: "wk-quiet", onclick: () => tell("hold", { text: id, reason }) }, label);
  const summary = h("summary", { "aria-label": fill(words.hold_of, { words: text }) }, words.hold);
  const seen = ({ target }) => target.open && target.scrollIntoView({ block: "nearest" });
  return h("details", { class: "wk-hold", ontoggle: seen }, summary, h("p", { class: "wk-hint" }, words.hold_why), h("div", { class: "wk-buttons" }, why.map(hold)));
}

// The list stays where it is: rows are made once and only change in place.
function textList(model, tell) {
  const [list, tools] = [h("ul", { class: "wk-texts" }), h("div", { class: "wk-tools" })];
  const title = h("h2", {});
  const cover = h("button", { type: "button", class: "wk-quiet" });
  const rows = new Map();
  const see = { held: false };
  const el = h("section", { hidden: true }, title, tools, list, cover);
  const picked = () => Array.from(rows).filter(([id, row]) => row.pick.checked).map(([id]) => id);
  const clear = () => rows.forEach((row) => (row.pick.checked = false));
  const bar = groupBar(model, tell, picked, clear);
  put(tools, bar.el);
  cover.addEventListener("click", () => {
    see.held = !see.held;
    draw(model.get("data"));
  });
  function draw(data) {
    el.hidden = !data.texts.length;
    write(title, data.title);
    tools.hidden = !data.groups;
    bar.draw(data);
    Array.from(rows.keys()).filter((id) => !data.texts.some((text) => text.id === id)).forEach((id) => {
      rows.get(id).el.remove();
      rows.delete(id);
    });
    data.texts.forEach((text) => {
      if (!rows.has(text.id)) {
        rows.set(text.id, textRow(text, data, tell));
        put(list, rows.get(text.id).el);
      }
      rows.get(text.id).draw(text, data, see.held);
    });
    write(cover, see.held ? data.words.cover : data.words.uncover);
    if (!data.texts.some(({ held }) => held)) cover.hidden = true;
  }
  list.addEventListener("change", () => bar.count(picked().length));
  return { el, draw };
}

function groupBar(model, tell, picked, clear) {
  const words = model.get("data").words;
  const [count, groups] = [h("p", { class: "wk-hint", role: "status" }), h("div", { class: "wk-buttons" })];
  const id = uid();
  const name = h("input", { type: "text", id, autocomplete: "off" });
  const into = (group) => tell("group", { texts: picked(), name: group, new: Boolean(group) }, done);
  function done(said) {
    if (said.what !== "saved") return;
    clear();
    name.value = "";
    bar.count(0);
  }
  const make = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("group", { texts: picked(), name: name.value, new: true }, done) }, words.make_group);
  const undo = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("undo", {}) }, words.undo);
  const bar = {
    el: [h("p", { class: "wk-hint" }, words.pick_hint), count, groups, h("div", { class: "wk-new" }, h("div", {}, h("label", { for: id }, words.new_group), name), make), undo],
    count: (n) => write(count, plural(words, "picked", n)),
    draw({ groups: names, undo: can }) {
      undo.hidden = !can;
      if (!names || same(groups.names, names)) return;
      groups.names = names;
      const button = (label, group) => h("button", { type: "button", class: "wk-quiet", onclick: () => into(group) }, label);
      redo(groups, names.length > 0 && [h("span", {}, words.into), names.map((one) => button(one, one)), button(words.ungroup, "")]);
    },
  };
  bar.count(0);
  return bar;
}

function textRow(text, given, tell) {
  const { words, groups } = given;
  let drawn = text.words;
  const id = uid();
  const pick = h("input", { type: "checkbox", id, hidden: !groups });
  const [wrote, picked, group] = ["", "wk-hint wk-picked", "wk-hint"].map((look) => h("span", { class: look }));
  const label = h("label", { for: id }, wrote, picked);
  const held = h("p", { class: "wk-held", hidden: true });
  const about = h("p", { class: "wk-hint wk-about" });
  const show = h("button", { type: "button", class: "wk-quiet", onclick: () => tell("hold", { text: text.id, reason: "", again: true, words: drawn }) }, words.show);
  const hold = holdBox(text, given, tell);
  const el = h("li", {}, about, h("div", { class: "wk-text" }, pick, label), group, held, hold, show);
  return {
    el,
    pick,
    draw(now, data, uncovered) {
      drawn = now.words;
      write(about, now.about);
      const covered = now.held && !uncovered;
      write(wrote, covered ? data.words.covered : now.wrote || now.words);
      write(picked, covered ? "" : now.picked || "");
      write(group, now.group ? fill(data.words.group_of, { name: now.group }) : "");
      write(held, now.held);
      const within = [hold, show].some((one) => one.contains(document.activeElement));
      if (now.held) hold.open = false;
      hold.hidden = Boolean(now.held);
      show.hidden = !now.held;
      if (within) (now.held ? show : hold.querySelector("summary")).focus();
      pick.hidden = !data.groups || Boolean(now.held);
    },
  };
}
