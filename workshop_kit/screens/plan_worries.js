// The second sitting's groups of worries, and what an action goes against.

function answeredWorries({ worries, unsorted }, words) {
  if (!worries.length && !unsorted) return null;
  const pairs = worries.map(({ about, raised, answer }) => [
    h("dt", {}, about),
    h("dd", {}, answer, " ", h("span", { class: "wk-hint" }, fill(words.raised, { n: raised }))),
  ]);
  return h("section", {}, h("h3", {}, words.reasons), pairs.length > 0 && h("dl", {}, pairs), unsorted && h("p", { class: "wk-hint" }, unsorted));
}

// As many groups as there are worries; one more is shown at a time.
function worryFields({ reasons, groups }, { longest, words }) {
  if (!reasons.length && !groups.length) return null;
  const all = worriesMost(reasons, groups);
  const error = slot();
  const rows = Array.from({ length: all }, (_, n) => worryGroup(n, { longest, words }));
  const more = h("button", { type: "button", class: "wk-quiet" }, words.more_worries);
  const options = [["", words.no_group], ...rows.map((_, n) => [String(n + 1), String(n + 1)])];
  const said = reasons.map((one, n) => worrySaid(one, n, { options, words }));
  const field = h(
    "fieldset",
    { class: "wk-choices", "data-field": "worries", id: uid(), "aria-describedby": error.id },
    h("legend", {}, words.sort_worries),
    h("p", { class: "wk-hint" }, words.sort_worries_hint),
    error,
    h("ul", { class: "wk-said" }, said),
    rows,
    more,
  );
  reveal(rows, more, Math.max(groups.length, 1));
  field.addEventListener("change", ({ target }) => {
    if (target.name.startsWith("of-") && target.value) rows[target.value - 1].hidden = false;
  });
  return field;
}

function worriesMost(reasons, groups) {
  return Math.min(Math.max(reasons.length, groups.length), 12);
}

function worrySaid({ step, words: reason }, n, { options, words }) {
  const id = uid();
  const text = h("p", { id }, h("span", { class: "wk-tag" }, step), " ", reason);
  const part = choice(`of-${n}`, words.belongs, options);
  part.querySelector("select").setAttribute("aria-describedby", id);
  return h("li", {}, text, part);
}

function worryGroup(n, { longest, words }) {
  const about = { name: `worry-${n}-about`, label: fill(words.worry_about, { n: n + 1 }), rows: 2, longest };
  const answer = { name: `worry-${n}-answer`, label: fill(words.worry_answer, { n: n + 1 }), rows: 2, longest };
  return h("div", { class: "wk-worry" }, box(about, words), box(answer, words));
}

function worriesFlat({ reasons, groups }) {
  const flat = {};
  reasons.forEach(({ group }, n) => (flat[`of-${n}`] = group));
  Array.from({ length: worriesMost(reasons, groups) }, (_, n) => groups[n] || ["", ""]).forEach(([about, answer], n) => {
    flat[`worry-${n}-about`] = about;
    flat[`worry-${n}-answer`] = answer;
  });
  return flat;
}

function worriesValue(flat, { reasons }) {
  const count = Object.keys(flat).filter((name) => /^worry-\d+-about$/.test(name)).length;
  const of = (n) => reasons.filter((one, at) => flat[`of-${at}`] === String(n + 1)).map(({ id }) => id);
  return Array.from({ length: count }, (_, n) => ({ about: flat[`worry-${n}-about`], answer: flat[`worry-${n}-answer`], of: of(n) }));
}

function againstFields({ agreed }, { longest, words }) {
  if (!agreed.length) return null;
  const error = slot();
  const ticks = agreed.map(({ text }, n) => tick(`against-${n}`, text));
  const traits = { class: "wk-choices", "data-field": "against", id: uid(), "aria-describedby": error.id };
  return [
    h("fieldset", traits, h("legend", {}, words.against), h("p", { class: "wk-hint" }, words.against_hint), error, ticks),
    box({ name: "parties", label: words.parties, longest }, words),
  ];
}

function againstFlat({ agreed }) {
  return Object.fromEntries(agreed.map(({ on }, n) => [`against-${n}`, on ? "on" : ""]));
}

function againstValue(flat, { agreed }) {
  return agreed.filter((one, n) => flat[`against-${n}`]).map(({ id }) => id);
}
