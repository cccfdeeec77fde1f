// record: a card an entry, one open at a time; then what was found, and the table of all entries.

forms.record = {
  parts: (data, words) => entryCards(data, words, (n) => recordFields(n, data, words)),
  flat: (own, { most, fields }) => entriesFlat(own, most, ["name", ...fields.map(({ id }) => id)]),
  value: (flat, { most, fields }) =>
    entriesOf(flat, most, (one) => {
      const entry = { name: one("name") };
      fields.forEach(({ id, number }) => (entry[id] = number ? whole(one(id)) : one(id)));
      return entry;
    }),
  changed: (form, flat) => drawEntries(form, flat),
};

function recordFields(n, { entry, known, fields, longest }, words) {
  const field = ({ id, label, hint, choices, number }) => {
    const name = `${n}-${id}`;
    if (choices.length > 5) return box({ name, label, hint, options: [["", words.choose], ...choices] });
    if (choices.length) return radios({ name, legend: label, hint, options: choices });
    return box({ name, label, hint, longest: !number && longest, inputmode: number && "numeric" }, words);
  };
  return [nameField(n, { label: entry, known, longest }, words), fields.map(field)];
}

// The name, with a list of known ones above it: the same thing gets the same name.
function nameField(n, { label, known, longest }, words) {
  const own = box({ name: `${n}-name`, label, longest }, words);
  if (!known.length) return own;
  const list = box({ label: words.known, options: [["", words.own], ...known.map((one) => [one, one])] });
  const [select, input] = [list.querySelector("select"), own.querySelector("input")];
  select.addEventListener("change", () => {
    input.value = select.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    if (!select.value) input.focus();
  });
  const pick = () => (select.value = known.includes(input.value) ? input.value : "");
  ["input", "wk-filled"].forEach((event) => input.addEventListener(event, pick));
  return [list, own];
}

// `most` cards, hidden until they are wanted: what a phone kept of them finds its place.
function entryCards({ entry, most }, words, inside) {
  const more = h("button", { type: "button", class: "wk-quiet wk-another" }, words.more);
  const all = upTo(most).map((n) => entryCard(n, { entry, more, inside: inside(n) }, words));
  more.addEventListener("click", () => {
    const next = all.find(({ hidden }) => hidden);
    next.hidden = false;
    all.forEach((card) => (card.open = card === next));
    more.hidden = !all.some(({ hidden }) => hidden);
    next.querySelector("input, textarea, select").focus();
  });
  return [all, more];
}

function entryCard(n, { entry, more, inside }, words) {
  const title = fill(words.number, { entry, n });
  const head = h("summary", {}, h("span", {}, title), h("span", { class: "wk-chosen", hidden: true }));
  const clear = h("button", { type: "button", class: "wk-quiet wk-clear" }, words.clear);
  const card = h("details", { class: "wk-task wk-entry", "data-named": title, open: n === 1, hidden: n > 1 }, head, inside, clear);
  head.addEventListener("click", () => foldOthers(card, head));
  clear.addEventListener("click", () => {
    card.querySelectorAll("input, textarea, select").forEach((control) => {
      if (control.type === "radio") control.checked = false;
      else control.value = "";
    });
    card.hidden = n > 1;
    more.hidden = false;
    (n > 1 ? more : head).focus();
    card.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return card;
}

function drawEntries(form, flat) {
  const all = Array.from(form.querySelectorAll(".wk-entry"));
  all.forEach((card, at) => {
    const holds = Object.keys(flat).some((name) => name.startsWith(`${at + 1}-`) && flat[name]);
    if (holds) card.hidden = false;
    write(card.querySelector(".wk-chosen"), flat[`${at + 1}-name`] || "");
  });
  form.querySelector(".wk-another").hidden = !all.some(({ hidden }) => hidden);
}

// Every name of every card: what was taken out is empty again.
function entriesFlat(own, most, names) {
  const flat = {};
  upTo(most).forEach((n) =>
    names.forEach((name) => (flat[`${n}-${name}`] = String(((own || [])[n - 1] || {})[name] ?? ""))),
  );
  return flat;
}

function entriesOf(flat, most, read) {
  return upTo(most).map((n) => read((name) => flat[`${n}-${name}`] || ""));
}

function upTo(most) {
  return Array.from({ length: most }, (none, at) => at + 1);
}

pictures.record = ({ found, table, elsewhere }) =>
  h("div", {}, foundList(found), openTable(table), elsewhere && h("p", { class: "wk-hint wk-elsewhere" }, elsewhere));

function foundList(lines) {
  return lines.length > 0 && h("ul", { class: "wk-found" }, lines.map((line) => h("li", {}, line)));
}
