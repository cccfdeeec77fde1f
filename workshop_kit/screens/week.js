// The week: hours by what they went to, a day at a time. All of it stays in this browser.

const WEEK_KEY = "workshop-kit-week";
const DAY = 86400000;
const QUARTER = 15;

faces.week = ({ model, el }) => {
  const data = model.get("data");
  const { words } = data;
  const kept = weekStore(data.drivers);
  const told = h("p", { class: "wk-meta", role: "status" });
  const [days, picture] = [h("section", {}), h("section", { "aria-live": "off" })];
  const at = h("input", { type: "date", id: uid(), value: isoDay(new Date()), max: isoDay(new Date()) });
  const look = () => drawWeek(picture, { data, kept, begins: mondayOf(at.value) });
  let again = () => {};
  const save = () => {
    write(told, kept.save() ? words.saved : words.not_saved);
    look();
  };
  const choose = () => {
    if (!at.value || at.value > at.max) at.value = at.max;
    again = drawDay(days, { data, kept, day: at.value, save });
    look();
  };
  at.addEventListener("change", choose);
  whenWritten(kept, () => {
    kept.read();
    again(); // what somebody is typing here stays
    look();
  });
  root(el, "week", data.full);
  setTitle({ ...data, school: "" }, "");
  redo(
    el,
    h("header", { class: "wk-top" }, h("h1", {}, data.title), h("p", {}, words.about), h("p", { class: "wk-care" }, words[kept.says])),
    labelled(words.day, at),
    days,
    told,
    picture,
    weekFiles({ data, kept, redraw: choose, told }),
    weekRoom({ data, kept, day: () => at.value }),
  );
  choose();
};

// Another tab wrote, or emptied this browser; or the page was left meanwhile, and is gone back to.
function whenWritten(kept, hear) {
  addEventListener("storage", ({ key }) => [WEEK_KEY, null].includes(key) && hear());
  addEventListener("pageshow", ({ persisted }) => persisted && kept.says !== "not_kept" && hear());
}

// What the browser holds: { weeks, week(begins), save(), ... }. Private windows may hold nothing.
function weekStore(drivers) {
  const store = { weeks: new Map(), says: "kept_here" };
  // A file brings its days; those that only this browser has stay.
  store.take = (list) =>
    list.forEach(({ begins, days, balance }) => {
      const own = store.week(begins);
      store.weeks.set(begins, { begins, days: { ...own.days, ...days }, balance: balance || own.balance });
    });
  store.week = (begins) => {
    if (!store.weeks.has(begins)) store.weeks.set(begins, { begins, days: {}, balance: 0 });
    return store.weeks.get(begins);
  };
  store.file = () => ({ format: 1, weeks: [...store.weeks.values()].filter(isFilled).sort((a, b) => (a.begins < b.begins ? -1 : 1)) });
  store.save = () => {
    try {
      localStorage.setItem(WEEK_KEY, JSON.stringify(store.file()));
      return true;
    } catch (error) {
      return false;
    }
  };
  store.read = () => {
    const text = localStorage.getItem(WEEK_KEY);
    store.weeks.clear();
    store.take(readable(text, drivers));
  };
  // Never writes what it has just read: right after a reload, or beside a second tab, a browser may
  // hand out what was there before the last entry, and tell the newer one a moment later.
  try {
    store.read();
    localStorage.setItem(`${WEEK_KEY}-works`, "1");
    localStorage.removeItem(`${WEEK_KEY}-works`);
  } catch (error) {
    store.says = holdsWeeks() ? "full" : "not_kept";
  }
  return store;
}

function holdsWeeks() {
  try {
    return localStorage.length > 0;
  } catch (error) {
    return false;
  }
}

// What can be read of what lies in the browser: an unknown entry goes, its day and week stay.
function readable(text, drivers) {
  const whole = isWeek(drivers);
  try {
    return JSON.parse(text).weeks.map((week) => pruned(week, whole)).filter(whole);
  } catch (error) {
    return [];
  }
}

function pruned(week, whole) {
  const { begins, days, balance } = week || {};
  const alone = (day, of) => whole({ begins, days: { [day]: of }, balance: 0 });
  const parts = (day, of) => Object.entries(of || {}).filter(([name, n]) => alone(day, { [name]: n }));
  const kept = Object.entries(days || {}).filter(([, of]) => of && typeof of === "object").map(([day, of]) => [day, Object.fromEntries(parts(day, of))]);
  return { begins, days: Object.fromEntries(kept.filter(([day, of]) => alone(day, of))), balance: whole({ begins, days: {}, balance }) ? balance : 0 };
}

function isFilled(week) {
  return week.balance > 0 || Object.values(week.days).some((day) => sumOf(day) > 0);
}

function sumOf(minutes) {
  return Object.values(minutes).reduce((sum, n) => sum + n, 0);
}

// The weeks of a file, or null where it is none: as strict as Python's read_weeks, in one sentence.
function goodWeeks(raw, drivers) {
  if (!raw || raw.format !== 1 || !Array.isArray(raw.weeks)) return null;
  const begins = raw.weeks.map((week) => week && week.begins);
  return raw.weeks.every(isWeek(drivers)) && new Set(begins).size === begins.length ? raw.weeks : null;
}

function isWeek(drivers) {
  const known = new Set(drivers.map(([name]) => name));
  const isPart = ([name, n]) => known.has(name) && Number.isInteger(n) && n >= 0;
  const isDay = (day) => day && typeof day === "object" && Object.entries(day).every(isPart) && sumOf(day) <= 1440;
  return (week) => {
    if (!week || typeof week.begins !== "string" || mondayOf(week.begins) !== week.begins) return false;
    const days = week.days && typeof week.days === "object" ? Object.entries(week.days) : [["", null]];
    return days.every(([day, of]) => /^\d{4}-\d\d-\d\d$/.test(day) && mondayOf(day) === week.begins && isDay(of)) && [0, 1, 2, 3, 4, 5].includes(week.balance);
  };
}

// Days are counted in UTC, or a clock that is put forward makes one of them vanish.
function isoDay(now) {
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

function mondayOf(day) {
  const at = Date.parse(day);
  if (Number.isNaN(at)) return "";
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - weekday * DAY).toISOString().slice(0, 10);
}

function hoursOf(minutes, words) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return fill(rest ? words.hours_minutes : words.hours, { hours, minutes: String(rest).padStart(2, "0") });
}

// Minutes of what somebody typed, or null: 1.30 could be an hour and a half or 78 minutes.
function minutesOf(text) {
  const typed = text.trim().toLowerCase().replace(",", ".");
  if (typed === "") return 0;
  const clock = /^(\d{1,2})\s*(?::|h)\s*([0-5]?\d)?\s*(?:m|min)?$/.exec(typed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2] || 0);
  const alone = /^(\d{1,3})\s*(?:m|min|minutes)$/.exec(typed);
  if (alone) return Number(alone[1]);
  const plain = /^(\d{1,2})(?:\.(0|00|25|5|50|75))?\s*(?:hours?)?$/.exec(typed);
  return plain ? Number(plain[1]) * 60 + Number(`0.${plain[2] || 0}`) * 60 : null;
}

function drawDay(section, { data, kept, day, save }) {
  const { words } = data;
  const week = () => kept.week(mondayOf(day));
  const minutes = () => week().days[day] || {};
  const enter = (name, n) => {
    week().days[day] = { ...minutes(), [name]: n };
    save();
  };
  const read = (name) => () => minutes()[name] || 0;
  const rows = data.drivers.map(([name, label]) => driverRow({ name, label, words, read: read(name), enter, left: () => 1440 - sumOf({ ...minutes(), [name]: 0 }) }));
  const balance = balanceOf(week, words, save);
  redo(section, h("h2", {}, fill(words.of_day, { day: spokenDay(day) })), h("div", { class: "wk-drivers" }, rows.map(({ row }) => row)), balance.row);
  return () => [...rows, balance].forEach((one) => one.again());
}

function spokenDay(day) {
  return new Date(Date.parse(day)).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
}

function driverRow({ name, label, words, read, enter, left }) {
  const error = slot();
  const typed = h("input", { type: "text", id: uid(), name, inputmode: "text", autocomplete: "off", "aria-describedby": error.id });
  let now = read();
  const text = () => (now ? `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}` : "");
  const show = () => (typed.value = text());
  const again = () => {
    const untouched = typed.value === text();
    now = read();
    if (untouched) show();
  };
  const set = (next) => {
    const wrong = next === null ? words.not_hours : next > left() ? words.not_a_day : "";
    write(error, wrong);
    typed.toggleAttribute("aria-invalid", Boolean(wrong));
    if (wrong) return;
    now = next;
    show();
    enter(name, now);
  };
  typed.addEventListener("change", () => set(minutesOf(typed.value)));
  const step = (by, sign, say) => h("button", { type: "button", class: "wk-quiet wk-step", "aria-label": `${say}: ${label}`, onclick: () => set(Math.max(0, now + by)) }, sign);
  show();
  const row = h("div", { class: "wk-driver" }, h("label", { for: typed.id }, label), h("div", { class: "wk-steps" }, step(-QUARTER, "−", words.less), typed, step(QUARTER, "+", words.more)), error);
  return { row, again };
}

function balanceOf(week, words, save) {
  const name = uid();
  const radios = [1, 2, 3, 4, 5].map((n) => h("input", { type: "radio", name, id: uid(), value: n, onchange: () => ((week().balance = n), save()) }));
  const again = () => radios.forEach((radio) => (radio.checked = week().balance === Number(radio.value)));
  const options = radios.map((radio) => h("div", { class: "wk-radio" }, radio, h("label", { for: radio.id }, words[`balance_${radio.value}`])));
  again();
  return { row: h("fieldset", { class: "wk-choices wk-stack" }, h("legend", {}, words.balance), options), again };
}

function drawWeek(section, { data, kept, begins }) {
  const { words } = data;
  const week = kept.week(begins);
  const sums = data.drivers.map(([name, label]) => [name, label, Object.values(week.days).reduce((sum, day) => sum + (day[name] || 0), 0)]).filter(([, , n]) => n > 0);
  const total = sums.reduce((sum, [, , n]) => sum + n, 0);
  const filled = kept.file().weeks;
  redo(
    section,
    h("h2", {}, fill(words.of_week, { day: spokenDay(begins) })),
    total === 0 && h("p", { class: "wk-hint" }, words.nothing),
    total > 0 && [h("p", { class: "wk-question" }, fill(words.total, { hours: hoursOf(total, words) })), weekBars(sums, words), advice(data, sums), comparison(data, total)],
    filled.length > 1 && allWeeks(filled, words),
  );
}

function weekBars(sums, words) {
  const most = Math.max(...sums.map(([, , n]) => n));
  const ordered = [...sums].sort((a, b) => b[2] - a[2]);
  return h("table", { class: "wk-hours" }, h("caption", { class: "wk-unseen" }, words.table), h("tbody", {}, ordered.map(([, label, n]) => hoursRow(label, n, most, words))));
}

function hoursRow(label, n, most, words) {
  const bar = h("span", { class: "wk-hours-bar", style: { width: `${(100 * n) / most}%` } });
  return h("tr", {}, h("th", { scope: "row" }, label), h("td", { class: "wk-hours-of" }, bar), h("td", {}, hoursOf(n, words)));
}

function advice({ drivers, advice: known, words }, sums) {
  const [name, label, n] = sums.filter(([one]) => one !== "teaching").sort((a, b) => b[2] - a[2])[0] || [];
  if (!name) return null;
  const { card, rule, person } = known[name];
  const cards = [card, rule].filter(Boolean).map(evidenceCard);
  return [h("h3", {}, fill(words.biggest, { driver: label, hours: hoursOf(n, words) })), h("ul", { class: "wk-cards" }, cards), h("p", {}, h("b", {}, words.person), " ", person)];
}

function comparison({ figures, words }, total) {
  const told = h("p", {});
  const draw = () => {
    const [, hours, year, source] = figures[Number(chosen.value)];
    redo(told, fill(words.compared, { mine: hoursOf(total, words), hours, year }), " ", h("span", { class: "wk-source" }, source));
  };
  const chosen = h("select", { id: uid(), onchange: draw }, figures.map(([name], n) => h("option", { value: n }, name)));
  draw();
  return h("details", {}, h("summary", {}, words.compare), labelled(words.population, chosen), told, h("p", { class: "wk-hint" }, words.compare_limits));
}

function allWeeks(weeks, words) {
  const totals = weeks.map((week) => Object.values(week.days).reduce((sum, day) => sum + sumOf(day), 0));
  const most = Math.max(...totals, 1);
  const rows = weeks.map(({ begins, balance }, n) => put(hoursRow(spokenDay(begins), totals[n], most, words), h("td", {}, balance ? fill(words.balance_of, { n: balance }) : "")));
  return [h("h3", {}, words.all_weeks), h("table", { class: "wk-hours" }, h("caption", { class: "wk-unseen" }, words.all_weeks), h("tbody", {}, rows))];
}

function weekFiles({ data, kept, redraw, told }) {
  const { words } = data;
  const read = async ([file]) => {
    const weeks = goodWeeks(await file.text().then(JSON.parse).catch(() => null), data.drivers);
    if (!weeks) return write(told, words.not_a_file);
    kept.take(weeks);
    write(told, kept.save() ? words.read : words.not_saved);
    redraw();
  };
  const open = filePick({ name: words.open, accept: ".json", take: read });
  const clear = h("button", { type: "button", class: "wk-quiet", onclick: () => (clear.dataset.sure ? empty() : ask()) }, words.clear);
  const ask = () => ((clear.dataset.sure = "1"), (clear.textContent = words.clear_sure));
  const empty = () => {
    kept.weeks.clear();
    delete clear.dataset.sure;
    clear.textContent = words.clear;
    write(told, kept.save() ? words.cleared : words.not_saved);
    redraw();
  };
  const keep = h("button", { type: "button", class: "wk-quiet", onclick: () => saveParts("my-weeks.json", JSON.stringify(kept.file(), null, 1)) }, words.keep);
  return h("section", { class: "wk-files" }, h("h2", {}, words.files), h("p", { class: "wk-hint" }, words.files_hint), keep, open, clear, h("p", { class: "wk-hint" }, words.give));
}
