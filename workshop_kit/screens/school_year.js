// The year: files in, load in each week as a heat strip with its table, full weeks, and moves.

faces.school_year = ({ model, el }) => {
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const { send, end } = commands(model, alert);
  const cut = lineNotice(model, el);
  const [told, body] = [h("p", { class: "wk-meta", role: "status" }), h("div", {})];
  const { words, title } = model.get("data");
  const say = (message, then) => send(message, (said) => (write(alert, ""), then && then(said)));
  const file = h("input", { type: "file", id: uid(), multiple: true, accept: ".ics,.xlsx,.csv", onchange: () => readFiles(file, say) });
  redo(el, h("header", { class: "wk-top" }, h("h1", {}, title), h("p", {}, words.about)), cut.el, alert, labelled(words.files, file), told, body);
  const draw = (data) => {
    root(el, "school-year", data.full);
    setTitle({ ...data, school: "" }, "");
    write(told, data.busy ? words.busy : data.proposed ? proposedWords(data) : data.year ? data.year.read : "");
    const focus = document.activeElement && document.activeElement.dataset.entry;
    if (data.year) drawYear(body, data, say);
    if (focus) body.querySelectorAll("[data-entry]").forEach((one) => one.dataset.entry === focus && one.focus());
    if (data.file) downloadYear(data.file);
  };
  return ends(follow(model, "data", draw), cut.end, end);
};

function proposedWords({ year, words }) {
  return year && year.moves.length ? fill(words.proposed, { n: year.moves.length }) : words.none_proposed;
}

function readFiles(input, say) {
  const read = (file) =>
    new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result).split(",")[1] || "");
      reader.onerror = () => done("");
      reader.readAsDataURL(file);
    });
  Promise.all([...input.files].map(read)).then((files) => {
    input.value = "";
    if (files.length) say({ do: "read", files });
  });
}

function drawYear(body, { year, wrong, busy, words }, say) {
  const button = (name, message) => h("button", { type: "button", class: "wk-quiet", disabled: busy, onclick: () => say(message) }, name);
  redo(
    body,
    wrong.length > 0 && h("details", { class: "wk-care" }, h("summary", {}, fill(words.wrong, { n: wrong.length })), h("ul", {}, wrong.map((one) => h("li", {}, one)))),
    h("section", {}, h("h2", {}, words.load), h("p", { class: "wk-hint" }, words.load_hint), year.groups.map((group) => heatStrip(group, year.weeks, words)), loadTable(year, words)),
    h("section", {}, h("h2", {}, words.pinches), year.pinches.length ? h("ol", {}, year.pinches.map((one) => h("li", {}, one))) : h("p", {}, words.no_pinches)),
    h("div", { class: "wk-year-buttons" }, button(words.propose, { do: "propose" }), button(words.undo, { do: "undo" }), button(words.write, { do: "write" })),
    year.moves.length > 0 && h("section", {}, h("h2", {}, words.moves), h("ul", {}, year.moves.map((one) => h("li", {}, one)))),
    year.entries.length > 0 && h("section", {}, h("h2", {}, words.entries), h("ul", { class: "wk-entries" }, year.entries.map((entry) => entryRow(entry, words, say)))),
  );
}

function heatStrip({ name, before, after, full }, weeks, words) {
  const most = Math.max(...before, ...after, 1);
  const cells = after.map((n, week) => {
    const traits = { class: n >= full ? "wk-heat wk-heat-full" : "wk-heat", title: `${weeks[week]}: ${n}` };
    const bar = h("span", { class: "wk-heat-bar", style: { height: `${(100 * n) / most}%` } });
    const was = before[week] !== n && h("span", { class: "wk-heat-was", style: { bottom: `${(100 * before[week]) / most}%` } });
    return h("span", traits, bar, was);
  });
  return h("figure", { class: "wk-strip" }, h("figcaption", {}, h("b", {}, name), " ", fill(words.full_from, { n: full })), h("div", { class: "wk-strip-weeks", "aria-hidden": "true" }, cells), h("div", { class: "wk-strip-months", "aria-hidden": "true" }, h("span", {}, weeks[0]), h("span", {}, weeks[Math.floor(weeks.length / 2)]), h("span", {}, weeks[weeks.length - 1])));
}

function loadTable({ weeks, groups }, words) {
  const head = h("tr", {}, h("th", { scope: "col" }, words.week), groups.map(({ name }) => h("th", { scope: "col" }, name)));
  const cell = ({ before, after, full }, n) => {
    const text = before[n] === after[n] ? `${after[n]}` : `${before[n]} → ${after[n]}`;
    return h("td", { class: after[n] >= full ? "wk-over" : "" }, text);
  };
  const rows = weeks.map((week, n) => h("tr", {}, h("th", { scope: "row" }, week), groups.map((group) => cell(group, n))));
  return h("details", {}, h("summary", {}, words.table), h("table", { class: "wk-loads" }, h("thead", {}, head), h("tbody", {}, rows)));
}

function entryRow({ id, title, when, kind, fixed, by, options }, words, say) {
  const about = [h("b", {}, title), " ", h("span", { class: "wk-hint" }, [when, kind].filter(Boolean).join(", "))];
  if (fixed) return h("li", {}, about, h("p", { class: "wk-hint" }, fixed));
  const choose = h("select", { id: uid(), "data-entry": id, "aria-label": fill(words.move_of, { title }), onchange: () => say({ do: "move", entry: id, by: Number(choose.value) }) }, options.map(([n, name]) => h("option", { value: n }, name)));
  choose.value = by;
  return h("li", {}, about, choose);
}

function downloadYear(text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  const link = h("a", { href, download: "our-year.ics" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
