// One sheet: numbers choose and go on by themselves, Enter saves and opens the next one.

faces.sheet = ({ model, el }) => {
  const data = model.get("data");
  const { words, activity } = data;
  const page = sheetPage(data);
  const { summary, told, back, form, lines } = page;
  redo(el, h("p", { class: "wk-question" }, data.question), page.help, summary, told, form);
  let sheet = sheetNumber();
  const saving = sender({ model, message: { do: "save" }, hear: saved });
  const before = sheetBefore(model, page, (given) => (sheet = given));
  const busy = () => saving.waiting() || before.waiting();

  function saved(said) {
    if (said.what !== "saved") return showProblems(form, summary, said.problems, words);
    before.keep({ sheet, flat: flatOf(lines) });
    sheet = sheetNumber();
    clearProblems(form, summary);
    return page.clear(words.saved);
  }
  back.onclick = () => !busy() && before.take();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy()) return;
    clearProblems(form, summary);
    const flat = flatOf(lines);
    if (!Object.keys(flat).length) return write(told, words.empty), page.first();
    write(told, words.saving);
    saving.send({ sheet, activity, flat });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "F2") {
      event.preventDefault();
      const again = told.textContent === words.taken_back;
      return busy() || before.take() || (again && page.clear(""));
    }
    const at = lines.findIndex((row) => row.el.contains(event.target));
    return at >= 0 && press(event, lines, at, form);
  });
  page.first();
  return ends(saving.end, before.end);
};

function sheetPage({ rows, words }) {
  const told = h("p", { class: "wk-state", role: "status" });
  const back = h("button", { type: "button", class: "wk-quiet", hidden: true }, words.back);
  const help = [words.keys, words.keys_more].map((line) => h("p", { class: "wk-hint" }, line));
  const lines = rows.map((row) => sheetRow(row, words));
  const buttons = h("div", { class: "wk-buttons" }, h("button", { class: "wk-button" }, words.save), back);
  const form = h("form", { class: "wk-sheet", novalidate: true, autocomplete: "off" }, lines.map((row) => row.el), buttons);
  const first = () => lines[0].first();
  const clear = (sentence) => (lines.forEach((row) => row.fill({})), write(told, sentence), first());
  return { summary: newSummary(), told, back, help, lines, form, first, clear };
}

// The sheet that was saved last, until it is taken back: `again` gets its number.
function sheetBefore(model, { form, summary, told, back, lines, first }, again) {
  const { words, activity } = model.get("data");
  let last = null;
  let undoing = false;
  const taking = sender({ model, message: { do: "back" }, hear: taken });
  function taken(said) {
    if (!undoing) return;
    undoing = false;
    if (said.what !== "saved") return showProblems(form, summary, said.problems, words);
    again(last.sheet);
    lines.forEach((row) => row.fill(last.flat));
    keep(null);
    write(told, words.taken_back);
    first();
  }
  function keep(sheet) {
    last = sheet;
    back.hidden = !sheet;
  }
  function take() {
    if (!last) return false;
    undoing = true;
    taking.send({ sheet: last.sheet, activity });
    return true;
  }
  return { keep, take, waiting: taking.waiting, end: taking.end };
}

// Enough to be nobody else's; from what an address without HTTPS has, too.
function sheetNumber() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

function flatOf(lines) {
  return Object.assign({}, ...lines.map((row) => row.flat()));
}

// What a key does in the fields of a row.
function press(event, lines, at, form) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (key === "Enter" && target.tagName !== "BUTTON") {
    event.preventDefault();
    form.requestSubmit ? form.requestSubmit() : form.querySelector(".wk-button").click();
    return;
  }
  if (!target.dataset.keys) return;
  const way = { ArrowDown: 1, " ": 1, ArrowUp: -1 }[key];
  if (way) {
    event.preventDefault();
    toRow(lines, at + way);
  } else if (key.length === 1) {
    event.preventDefault();
    const done = lines[at].press(target, key);
    if (done === "row") toRow(lines, at + 1);
  }
}

function toRow(lines, at) {
  if (lines[at]) lines[at].first();
}

// A row of the sheet: press(control, key) chooses; "row" where its last field has been filled.
function sheetRow({ n, title, fields }, words) {
  const error = slot();
  const made = fields.map((field) => sheetField(field, { n, title, words, error }));
  const tick = made.find((one) => one.look === "tick");
  const open = made.filter((one) => one !== tick);
  const el = h("div", { class: "wk-sheet-row", id: uid(), "data-field": fields[0].place }, h("p", { class: "wk-sheet-title" }, h("b", {}, n), " ", title), error, h("div", { class: "wk-sheet-fields" }, made.map((one) => one.el)));
  const after = (one) => {
    const next = open[open.indexOf(one) + 1];
    if (!next) return "row";
    next.control.focus();
    return "";
  };
  return {
    el,
    first: () => made[0].control.focus(),
    flat: () => Object.assign({}, ...made.map((one) => one.flat())),
    fill: (flat) => made.forEach((one) => one.fill(flat)),
    press(control, key) {
      const one = made.find((each) => each.control === control);
      const heard = one.choose(key);
      if (heard) return heard === "on" ? after(one) : "";
      if (!tick || !tick.choose(key)) return write(error, fill(words.no_key, { keys: one.told })), "";
      write(error, "");
      return "row";
    },
  };
}

function sheetField(field, about) {
  if (field.keys.length || field.look === "tick") return keyField(field, about);
  const { name, label, look } = field;
  const control = h("input", { type: "text" });
  const id = uid();
  control.id = id;
  control.setAttribute("aria-label", [`${about.n} ${about.title}`, label].filter(Boolean).join(": "));
  control.setAttribute("aria-describedby", about.error.id);
  return {
    look,
    control,
    el: h("div", { class: look === "box" ? "wk-wide" : "" }, label && h("label", { for: id }, label), control),
    flat: () => (control.value ? { [name]: control.value } : {}),
    fill: (flat) => (control.value = flat[name] || ""),
    choose: () => "",
  };
}

// One small box that takes the number on the sheet, and says what it stands for. Where numbers have
// two digits, only the second goes on: a week 45 must not become week 4.
function keyField({ name, label, look, options, keys, digits }, { n, title, error, words }) {
  const known = look === "tick" ? [["9", "on", label || words.ticked]] : keys.map((key, at) => [key, ...options[at]]);
  const each = known.map(([key, , words]) => (key === words ? key : `${key} ${words}`)).join(", ");
  const hints = digits > 1 ? fill(words.range, { first: keys[0], last: keys[keys.length - 1] }) : each;
  const chosen = h("span", { class: "wk-chosen" });
  const id = uid();
  const about = { id: uid() };
  const control = h("input", { id, type: "text", class: "wk-key", inputmode: "numeric", autocomplete: "off", "data-keys": "1", "aria-label": [`${n} ${title}`, label].filter(Boolean).join(": "), "aria-describedby": `${about.id} ${error.id}` });
  let now = null;
  let typed = "";
  const set = (one) => {
    now = one;
    control.value = one ? one[0] : "";
    write(chosen, one && one[0] !== one[2] ? one[2] : "");
  };
  control.addEventListener("focus", () => (typed = ""));
  control.addEventListener("input", () => {
    set(known.find(([key]) => key === control.value) || null);
    typed = control.value;
  });
  return {
    look,
    control,
    told: hints,
    el: h("div", {}, label && h("label", { for: id }, label), control, chosen, h("p", { class: "wk-hint", id: about.id }, hints)),
    flat: () => (now ? { [name]: now[1] } : {}),
    fill: (flat) => set(known.find(([, value]) => value === flat[name]) || null),
    choose(key) {
      const number = digits > 1 ? typed + key : key === "x" ? "10" : key;
      const found = known.find(([one]) => one === number);
      typed = digits > 1 && found ? number : "";
      if (found || number === "0" || digits > 1) set(found || null);
      if (!found && number !== "0") return "";
      write(error, "");
      return number.length < digits && number !== "0" ? "more" : "on";
    },
  };
}
