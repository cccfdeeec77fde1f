// Native controls with their labels, hints and a slot for an error; and reading and filling them.

function slot() {
  return h("p", { class: "wk-error", id: uid(), hidden: true });
}

// One box: { name, label, hint, rows (more than one line), longest, type, inputmode, options (a list to pick from) }
function box({ name, label, hint, rows, longest, type, inputmode, options }, words) {
  const error = slot();
  const id = uid();
  const about = [hint && uid(), longest && uid(), error.id].filter(Boolean);
  const traits = { id, name, "aria-describedby": about.join(" "), autocomplete: "off" };
  const typed = rows ? h("textarea", { ...traits, rows }) : h("input", { ...traits, type: type || "text", inputmode });
  const control = options ? h("select", traits, options.map(option)) : typed;
  const field = h(
    "div",
    { class: "wk-field", "data-field": name, id: uid() },
    h("label", { for: id }, label),
    hint && h("p", { class: "wk-hint", id: about[0] }, hint),
    error,
    control,
  );
  if (rows) ["input", "wk-filled"].forEach((event) => control.addEventListener(event, grow));
  if (longest) put(field, counter(control, about[hint ? 1 : 0], longest, words));
  return field;
}

// A box grows with its words, also where the style sheet alone does not do it (Safari).
function grow({ target: { style, scrollHeight, offsetHeight, clientHeight } }) {
  if (scrollHeight > clientHeight) style.height = scrollHeight + offsetHeight - clientHeight + "px";
}

// [value, text], or [title, [[value, text]]] for those under one title.
function option([value, text]) {
  return Array.isArray(text) ? h("optgroup", { label: value }, text.map(option)) : h("option", { value }, text);
}

function counter(control, id, longest, words) {
  const note = h("p", { class: "wk-hint wk-count", id });
  const count = () => {
    const left = longest - Array.from(control.value).length;
    note.classList.toggle("wk-over", left < 0);
    const near = left <= longest / 2;
    write(note, near ? plural(words, left < 0 ? "over" : "chars", Math.abs(left)) : "");
  };
  control.addEventListener("input", count);
  control.addEventListener("wk-filled", count);
  return note;
}

// A group of radios: { name, legend, options: [[value, label]], plain }; `row` puts them side by side.
function radios({ name, legend, hint, options, row, field }) {
  const error = slot();
  const about = hint && uid();
  const group = options.map(([value, label]) => {
    const id = uid();
    return h(
      "div",
      { class: "wk-radio" },
      h("input", { type: "radio", id, name, value }),
      h("label", { for: id }, label),
    );
  });
  return h(
    "fieldset",
    { class: "wk-choices", "data-field": field === false ? null : name, id: uid(), "aria-describedby": about ? `${about} ${error.id}` : error.id },
    h("legend", {}, legend),
    hint && h("p", { class: "wk-hint", id: about }, hint),
    error,
    h("div", { class: row ? "wk-row" + short(options) : "wk-stack" }, group),
  );
}

// Three short words stand in one line.
function short(options) {
  return options.length === 3 && options.every(([, label]) => label.length < 10) ? " wk-three" : "";
}

function folded(summary, ...inside) {
  return h("details", { class: "wk-help" }, h("summary", {}, summary), inside);
}

function tick(name, label) {
  const id = uid();
  return h(
    "div",
    { class: "wk-tick" },
    h("input", { type: "checkbox", id, name, value: "on" }),
    h("label", { for: id }, label),
  );
}

function choice(name, label, options) {
  const id = uid();
  return h("div", { class: "wk-part" }, h("label", { for: id }, label), h("select", { id, name }, options.map(option)));
}

// All named controls of a form as { name: text }; nothing chosen is "". A date that is half typed or
// is none (31 September) has no value of its own: the server is to refuse it, not to miss it.
function readFields(form) {
  const flat = {};
  Array.from(form.elements).forEach(({ name, type, checked, value, validity }) => {
    if (!name) return;
    if (type !== "radio" && type !== "checkbox") flat[name] = validity.badInput ? "?" : value;
    else if (checked || !(name in flat)) flat[name] = checked ? value : "";
  });
  return flat;
}

function fillFields(form, flat) {
  Array.from(form.elements).forEach((control) => {
    if (!(control.name in flat)) return;
    const value = flat[control.name];
    if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === value;
    else if (control.value !== value) control.value = value;
    control.dispatchEvent(new Event("wk-filled"));
  });
}

// The fields of `now` that differ from `base`.
function differing(now, base) {
  const changed = Object.keys(now).filter((name) => now[name].trim() !== (base[name] || ""));
  return Object.fromEntries(changed.map((name) => [name, now[name]]));
}

// { item: choice } of the items for which something is chosen.
function chosen(flat, items, read) {
  const pairs = items.map(({ id }) => [id, flat[id]]).filter(([id, text]) => text);
  return Object.fromEntries(pairs.map(([id, text]) => [id, read(text)]));
}
