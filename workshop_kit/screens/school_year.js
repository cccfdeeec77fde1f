// The year: files in, load in each week as a heat strip with its table, full weeks, and moves.

faces.school_year = ({ model, el }) => {
  const alert = h("p", { class: "wk-alert", role: "alert", hidden: true });
  const { send, end } = commands(model, alert);
  const cut = lineNotice(model, el);
  const [told, body] = [h("p", { class: "wk-status", role: "status", hidden: true }), h("div", {})];
  const { words, title } = model.get("data");
  const say = (message) => send(message, saveFile);
  const read = (files) => Promise.all(files.map((file) => new Promise((done) => readFile(file, done)))).then((bodies) => say({ do: "read", files: bodies, names: files.map((file) => file.name) }));
  const pick = filePick({ name: words.files, accept: ".ics,.xlsx,.csv", multiple: true, take: read });
  redo(el, h("header", { class: "wk-top" }, h("h1", {}, title), h("p", {}, words.about)), cut.el, pick, alert, told, body);
  const draw = (data) => {
    root(el, "school-year", data.full);
    setTitle({ ...data, school: "" }, "");
    write(told, summaryOf(data));
    const focus = document.activeElement && document.activeElement.dataset.entry;
    if (data.year) drawYear(body, data, say);
    if (focus) body.querySelectorAll("[data-entry]").forEach((one) => one.dataset.entry === focus && one.focus());
  };
  return ends(follow(model, "data", draw), cut.end, end);
};

function summaryOf({ busy, proposed, year, words }) {
  if (busy || !year) return busy ? words[busy] : "";
  if (!proposed) return year.read;
  return year.moves.length ? fill(words.proposed, { n: year.moves.length }) : words.none_proposed;
}

function drawYear(body, { year, wrong, busy, words }, say) {
  const button = (name, message) => h("button", { type: "button", class: "wk-quiet", disabled: Boolean(busy), onclick: () => say(message) }, name);
  redo(
    body,
    wrong.length > 0 && h("details", { class: "wk-care" }, h("summary", {}, fill(words.wrong, { n: wrong.length })), h("ul", {}, wrong.map((one) => h("li", {}, one)))),
    h("section", {}, h("h2", {}, words.load), h("p", { class: "wk-hint" }, words.load_hint), year.groups.map((group) => heatStrip(group, year, words)), loadTable(year, words)),
    h("section", {}, h("h2", {}, words.pinches), year.pinches.length ? h("ol", {}, year.pinches.map((one) => h("li", {}, one))) : h("p", {}, words.no_pinches)),
    h("div", { class: "wk-year-buttons" }, button(words.propose, { do: "propose" }), year.moves.length > 0 && button(words.undo, { do: "undo" }), button(words.write, { do: "write" })),
    h("p", { class: "wk-hint" }, words.propose_hint),
    year.moves.length > 0 && movesOf(year, words),
    year.entries.length > 0 && h("section", {}, h("h2", {}, words.entries), h("p", { class: "wk-hint" }, words.entries_hint), h("ul", { class: "wk-entries" }, year.entries.map((entry) => entryRow(entry, words, say)))),
  );
}

// Each move with what it takes along, then once what all of them come to.
function movesOf({ moves, changes, groups, peak }, words) {
  return h("section", {}, h("h2", {}, words.moves), h("p", { class: "wk-notice" }, peak), h("ul", {}, moves.map((one) => h("li", {}, one))), changes.length > 0 && loads({ groups, rows: changes, caption: words.changes }, words));
}

function heatStrip({ name, before, after, full }, { weeks, months }, words) {
  const most = Math.max(...before, ...after, 1);
  const cells = after.map((n, week) => {
    const traits = { class: n >= full ? "wk-heat wk-heat-full" : "wk-heat", title: `${weeks[week]}: ${n}` };
    const bar = h("span", { class: "wk-heat-bar", style: { height: `${(100 * n) / most}%` } });
    const was = before[week] !== n && h("span", { class: "wk-heat-was", style: { bottom: `${(100 * before[week]) / most}%` } });
    return h("span", traits, bar, was);
  });
  const names = months.map(([month, n]) => h("span", { style: { flexGrow: n } }, month));
  return h("figure", { class: "wk-strip" }, h("figcaption", {}, h("b", {}, name), " ", fill(words.full_from, { n: full })), h("div", { class: "wk-strip-weeks", "aria-hidden": "true" }, cells), h("div", { class: "wk-strip-months", "aria-hidden": "true" }, names));
}

function loadTable({ weeks, groups }, words) {
  const rows = weeks.map((week, n) => [week, groups.map(({ before, after }) => [before[n], after[n]])]);
  return h("details", {}, h("summary", {}, words.table), loads({ groups, rows, caption: words.load }, words));
}

// rows: [week, [[before, after]]], a cell for each group. What a change means stands in words too.
function loads({ groups, rows, caption }, words) {
  const head = h("tr", {}, h("th", { scope: "col" }, words.week), groups.map(({ name }) => h("th", { scope: "col" }, name)));
  const cell = ([was, now], at) => {
    const { full } = groups[at];
    const traits = { class: now >= full && now >= was ? "wk-over" : now < was ? "wk-better" : null };
    return h("td", traits, was === now ? `${now}` : `${was} → ${now}`, h("small", {}, changeOf({ was, now, full }, words)));
  };
  const lines = rows.map(([week, cells]) => h("tr", {}, h("th", { scope: "row" }, week), cells.map(cell)));
  return h("div", { class: "wk-scroll", tabindex: "0", role: "region", "aria-label": caption }, h("table", { class: "wk-loads" }, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, lines)));
}

function changeOf({ was, now, full }, words) {
  if (was === now) return now >= full ? words.is_full : "";
  const by = fill(now < was ? words.better : words.worse, { n: Math.abs(now - was) });
  if (now < full) return was >= full ? `${by}, ${words.not_full}` : by;
  const how = was >= full ? words.still_full : words.now_full;
  return `${by}, ${how}`;
}

function entryRow({ id, title, when, kind, fixed, by, options }, words, say) {
  const about = h("div", {}, h("b", {}, title), " ", h("span", { class: "wk-hint" }, [when, kind].filter(Boolean).join(", ")));
  if (fixed) return h("li", {}, about, h("p", { class: "wk-hint" }, fixed));
  const choose = h("select", { id: uid(), "data-entry": id, "aria-label": fill(words.move_of, { title }), onchange: () => say({ do: "move", entry: id, by: Number(choose.value) }) }, options.map(([n, name]) => h("option", { value: n }, name)));
  choose.value = by;
  return h("li", {}, about, choose);
}
