// The form that opens a room: setting and terms, heads by role group, and times.

function openingForm(model, tell) {
  const shown = h("div", { class: "wk-preview", role: "status", hidden: true });
  let now = null;
  const hide = () => {
    if (now) now.end();
    now = null;
  };
  const show = (workshop, row, button) => {
    hide();
    now = newOpening(model, tell, { workshop, shown, cancel: () => (hide(), button.focus()) });
    put(row, now.form);
    now.form.querySelector("select").focus();
  };
  const preview = (lines) => {
    const { words } = model.get("data");
    shown.hidden = !lines.length;
    redo(shown, h("h3", {}, words.preview), lines.map((line) => h("p", {}, line)));
  };
  return { show, hide, preview };
}

function newOpening(model, tell, { workshop, shown, cancel }) {
  const data = model.get("data");
  const { words } = data;
  const summary = newSummary();
  const button = h("button", { class: "wk-button" }, words.open_now);
  const back = h("button", { type: "button", class: "wk-quiet", onclick: cancel }, words.cancel);
  const heads = workshop.groups.length > 0 && headsFields(workshop, shown, words);
  const form = h("form", { class: "wk-form wk-opening", novalidate: true, "aria-label": workshop.label }, summary, schoolFields(data), peopleFields(workshop, words), heads, workshop.days && timeFields(words), workshop.asks_day && dayFields(words), roomFields(workshop, words), clearField(data, workshop), button, back);
  fillFields(form, { setting: data.known.setting || "", terms: data.known.terms || "not_sure" });
  const message = (what) => ({ do: what, workshop: workshop.name, opening: opening(form, workshop) });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    clearProblems(form, summary);
    waits(button, words, line.online);
    tell(message("open"), ({ problems }) => {
      waits(button, words, false);
      if (problems) showProblems(form, summary, problems, words);
    });
  });
  if (heads) form.addEventListener("change", ({ target }) => line.online && /^heads-|^minimum$/.test(target.name) && tell(message("preview"), () => {}));
  const stop = onLine(() => waits(button, words, false));
  return { form, end: () => (form.remove(), stop()) };
}

function waits(button, words, on) {
  button.disabled = on;
  write(button, on ? words.opening : words.open_now);
}

function schoolFields({ settings, terms, words }) {
  return [selectField("setting", words.setting, words.setting_hint, settings), selectField("terms", words.terms, words.terms_hint, terms)];
}

function selectField(name, label, hint, options) {
  const [error, id, about] = [slot(), uid(), uid()];
  const select = h("select", { id, name, "aria-describedby": `${about} ${error.id}` }, options.map(([value, text]) => h("option", { value }, text)));
  return h("div", { class: "wk-field", "data-field": name, id: uid() }, h("label", { for: id }, label), h("p", { class: "wk-hint", id: about }, hint), error, select);
}

function headsFields({ groups, heads_hint: hint }, shown, words) {
  const error = slot();
  const boxes = groups.map((group) => {
    const field = box({ name: `heads-${group}`, label: group }, words);
    field.querySelector("input").setAttribute("inputmode", "numeric");
    return field;
  });
  return h("fieldset", { class: "wk-choices", "data-field": "heads", id: uid() }, h("legend", {}, words.heads), h("p", { class: "wk-hint" }, hint), error, h("div", { class: "wk-heads" }, boxes), shown);
}

// Without enough of these, everybody would know who wrote what.
function peopleFields({ fewest }, words) {
  return fewest.map((group) => {
    const field = box({ name: `people-${group}`, label: fill(words.people, { group }) }, words);
    field.querySelector("input").setAttribute("inputmode", "numeric");
    return field;
  });
}

function timeFields(words) {
  const field = (name) => box({ name, label: words[name], type: "datetime-local" }, words);
  return h("div", {}, h("p", { class: "wk-hint" }, words.times_hint), h("div", { class: "wk-heads" }, field("opens"), field("until")));
}

function dayFields(words) {
  const field = (name, type) => box({ name, label: words[`held_${name}`], type }, words);
  const about = uid();
  return h("fieldset", { class: "wk-choices", "aria-describedby": about }, h("legend", {}, words.held), h("p", { class: "wk-hint", id: about }, words.held_hint), h("div", { class: "wk-heads" }, field("day", "date"), field("begins", "time")));
}

// A higher minimum, and slips from a hat; neither can be changed after opening.
function roomFields({ counts }, words) {
  const minimum = box({ name: "minimum", label: words.minimum, hint: words.minimum_hint }, words);
  minimum.querySelector("input").setAttribute("inputmode", "numeric");
  const slips = tickField("slips", words.slips, words.slips_hint);
  return h("div", { class: "wk-opening-room" }, counts && minimum, slips);
}

// Without HTTPS what people send can be read on its way: somebody has to say that they know.
function clearField({ clear, words }, { without }) {
  if (!clear || !without) return null;
  return tickField("in_the_clear", words.clear, without);
}

function tickField(name, label, hint) {
  const [error, about, ticked] = [slot(), uid(), tick(name, label)];
  ticked.querySelector("input").setAttribute("aria-describedby", `${about} ${error.id}`);
  return h("div", { class: "wk-field", "data-field": name, id: uid() }, error, ticked, h("p", { class: "wk-hint", id: about }, hint));
}

function opening(form, { groups, days, asks_day: asksDay, fewest }) {
  const flat = readFields(form);
  const people = Object.fromEntries(fewest.map((group) => [group, flat[`people-${group}`]]));
  const heads = Object.fromEntries(groups.map((group) => [group, flat[`heads-${group}`]]).filter(([group, n]) => n));
  const said = { setting: flat.setting, terms: flat.terms, heads, people, in_the_clear: flat.in_the_clear === "on", minimum: flat.minimum || "", slips: flat.slips === "on" };
  return { ...said, ...(days && { opens: flat.opens, until: flat.until }), ...(asksDay && { day: flat.day, begins: flat.begins }) };
}
