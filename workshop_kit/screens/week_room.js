// A week for a school's room: this page fills the room's form in, in this browser, and sends nothing.

function weekRoom({ data, kept, day }) {
  const { words } = data;
  if (!data.asks.length || !data.full || !location.protocol.startsWith("http")) return null;
  const error = slot();
  const code = h("input", { type: "text", id: uid(), autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": error.id });
  const shown = h("div", { role: "status" });
  const show = () => {
    const room = code.value.trim().toUpperCase();
    const answers = answersOf(kept.week(mondayOf(day())), data);
    const wrong = /^[A-Z0-9]{4,12}$/.test(room) ? (answers.length ? "" : words.nothing) : words.no_code;
    write(error, wrong);
    code.toggleAttribute("aria-invalid", Boolean(wrong));
    redo(shown, !wrong && givenTo(room, answers, words));
  };
  const button = h("button", { type: "button", class: "wk-quiet", onclick: show }, words.room_show);
  return h("section", { class: "wk-files" }, h("h2", {}, words.room), h("p", { class: "wk-hint" }, words.room_hint), labelled(words.room_code, code), error, button, shown);
}

// [{ id, rows: [[question, its words, [option, label]]] }]: what the week says to each page of the room.
function answersOf({ days, balance }, { asks, drivers }) {
  const minutes = (name) => Object.values(days).reduce((sum, day) => sum + (day[name] || 0), 0);
  const sums = new Map(drivers.map(([name]) => [name, minutes(name)]));
  const total = [...sums.values()].reduce((sum, n) => sum + n, 0);
  sums.set("whole_week", total);
  const option = (item, options) => {
    if (item === "room_for_life") return options[balance - 1];
    return total > 0 && sums.has(item) && options.find(([, , most]) => most === null || sums.get(item) <= most);
  };
  const pages = asks.map(({ id, items, options }) => ({ id, rows: items.map(([item, text]) => [item, text, option(item, options)]).filter(([, , found]) => found) }));
  return pages.filter(({ rows }) => rows.length > 0);
}

function givenTo(room, answers, words) {
  const rows = answers.flatMap((page) => page.rows).map(([, text, [, label]]) => h("tr", {}, h("th", { scope: "row" }, text), h("td", {}, label)));
  const go = () => {
    answers.forEach(({ id, rows: given }) => draftFor(`draft:${room}:${id}`, Object.fromEntries(given.map(([item, , [option]]) => [item, option]))));
    location.href = `/${room}`;
  };
  const table = h("table", { class: "wk-hours" }, h("caption", {}, fill(words.room_given, { room })), h("tbody", {}, rows));
  return [table, h("button", { type: "button", class: "wk-button", onclick: go }, words.room_go)];
}

function draftFor(name, flat) {
  try {
    localStorage.setItem(name, JSON.stringify(flat));
  } catch (blocked) {
    // Then the room's form is empty, and a person fills it in by hand.
  }
}
