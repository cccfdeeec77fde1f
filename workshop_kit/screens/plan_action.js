// One action: what the room said, how far it has come, and the form of the second sitting.

const PAIRS = [["consulted_with", "consulted_on"], ["answer", "answer_words", "answer_until", "answered_by", "answered_on"], ["adopted_by", "adopted_on"], ["law", "law_which"]];

function actionSection(model, action) {
  const [head, about] = [h("div", {}), h("div", {})];
  const form = actionForm(model, action);
  const { words } = model.get("data");
  const rest = h("details", { class: "wk-help wk-fold", open: !isDone(action) || form.dirty() }, h("summary", {}, words.all_of_it), about, form.el);
  const el = h("section", { class: "wk-card wk-action", id: `plan-${action.id}` }, head, rest);
  return {
    el,
    end: form.end,
    draw(now) {
      drawHead(head, now);
      drawAbout(about, now, words);
      form.fresh(now);
      rest.hidden = Boolean(now.goes_on); // it is filled in there alone
    },
  };
}

// Adopted, with nothing left to fill in: then its head says all that most readers want.
function isDone({ reached, missing }) {
  return reached === "adopted" && !missing;
}

function drawHead(head, { n, kind, what, stand, state, reached, goes_on: there }) {
  redo(
    head,
    h("h2", {}, `${n}. `, what),
    h("p", {}, kindTag(kind), h("span", { class: `wk-tag wk-state-${reached}` }, stand)),
    h("p", {}, state),
    there && h("p", {}, h("a", { href: there.href }, there.label)),
  );
}

function drawAbout(about, action, words) {
  if (same(about.action, action)) return;
  about.action = action;
  const { lines, agreement, waited, missing, more } = action;
  redo(
    about,
    action.warnings.map((text) => h("p", { class: "wk-held" }, text)),
    h("ul", { class: "wk-lines" }, lines.map((text) => h("li", {}, text))),
    more.length > 0 && h("dl", {}, more.map(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    h("p", { class: "wk-hint" }, [waited, missing || words.complete].filter(Boolean).map((text) => [text, h("br")])),
    agreement && [h("h3", {}, words.agreement), agreementOf(agreement)],
    answeredWorries(action, words),
  );
}

function actionForm(model, action) {
  const data = model.get("data");
  const { words, jobs } = data;
  const [summary, told] = [newSummary(), h("p", { class: "wk-status", role: "status", hidden: true })];
  const accepting = h("div", {});
  let at = action;
  drawAccepting(accepting, action, data);
  const form = h("form", { class: "wk-form", novalidate: true }, actionFields(data, action, accepting), h("button", { class: "wk-button" }, words.save), told);
  const kept = keptForm({
    ...{ model, form, summary, words },
    name: data.kept ? `draft:${data.room}:plan-${action.id}` : "",
    message: { do: "complete", action: action.id },
    base: actionFlat(action, jobs),
    value: (flat, base) => actionValue(flat, base, jobs, at),
    tell: ({ dirty, waiting, saved }) => {
      let now = dirty ? (data.kept ? words.changed : words.not_saved) : saved ? words.saved_action : "";
      if (waiting) now = line.online ? words.saving : words.offline_sent;
      write(told, now);
      showLaw(form);
    },
  });
  kept.touched();
  let before = actionFlat(action, jobs);
  const fresh = (now) => {
    const flat = actionFlat(now, jobs);
    if (!same(jobsOf(now), jobsOf(at))) {
      drawAccepting(accepting, now, data);
      fillFields({ elements: accepting.querySelectorAll("input, textarea") }, flat);
    }
    at = now;
    if (!same(before, flat)) kept.rebase(flat);
    before = flat;
  };
  const el = h("details", { class: "wk-help", open: kept.dirty() }, h("summary", {}, words.change), summary, form);
  return { el, fresh, dirty: kept.dirty, end: kept.end };
}

function actionFields({ kinds, answers, laws, jobs, longest, line: short, words }, action, accepting) {
  const { own, rules } = action;
  const line_ = (name) => box({ name, label: words[name], longest: short }, words);
  const long = (name) => box({ name, label: words[name], rows: 2, longest }, words);
  const date = (name, hint) => dated({ name, label: words[name], hint }, words);
  const answer = radios({ name: "answer", legend: words.answer, options: [["", words.answer_none], ...answers] });
  const part = (name, open, ...inside) => h("details", { class: "wk-task", open: Boolean(open) }, h("summary", {}, words[name]), inside);
  const { consulted_with: consulted, answer: answered, adopted_by: adopted } = own;
  return [
    part(
      "second",
      action.missing,
      action.tasks.length > 1 && box({ name: "task", label: words.task, hint: words.task_hint, options: action.tasks }, words),
      ["measure", "baseline", "target", "monitoring"].map(long),
      date("review"),
      ["resources", "told", "time_use"].map(long),
      own.objections && long("objections"),
      worryFields(action, { longest, words }),
      h("div", { class: "wk-law" }, radios({ name: "law", legend: words.law, hint: words.law_hint, options: [["", words.answer_none], ...laws] }), ["law_which", "finder"].map(line_)),
      rules.length > 0 && [h("p", { class: "wk-hint" }, words.rules), evidence(rules, words)],
      againstFields(action, { longest: short, words }),
      accepting,
    ),
    part("five", false, radios({ name: "kind", legend: words.kind, options: kinds }), long("what"), ["lead", "when"].map(line_), minutesField(jobs, words, { label: words.minutes, shown: 2 }), line_("pupils")),
    part("consulting", !consulted, long("consulted_with"), date("consulted_on")),
    part("answering", consulted && !answered, answer, long("answer_words"), date("answer_until"), long("answered_by"), date("answered_on")),
    part("adopting", answered && !adopted, long("adopted_by"), date("adopted_on", words.adopted_on_hint), date("begins", [action.begins_asked, words.begins_hint].join(" ").trim())),
  ];
}

// What is wrong with a day is the same of many: the list of what is wrong says which it is.
function dated(one, words) {
  const field = box({ ...one, type: "date" }, words);
  field.dataset.label = one.label;
  return field;
}

// Only where a task stops; what somebody filled in is never hidden.
function showLaw(form) {
  const { kind, law, law_which: which, finder } = readFields(form);
  form.querySelector(".wk-law").hidden = kind !== "stop" && !law && !which && !finder;
}

function jobsOf({ gains }) {
  return gains.map(({ job }) => job);
}

function drawAccepting(section, { gains }, { line: short, words }) {
  redo(section, gains.map((gain, n) => acceptanceFields(gain, n, { line_: short, words })));
}

// Never in the hall: whom that group chose says so, the next working day at the earliest.
function acceptanceFields({ job }, n, { line_: longest, words }) {
  return [
    h("h3", {}, fill(words.accepted_of, { job })),
    h("p", { class: "wk-hint" }, words.accepted_hint),
    dated({ name: `accepted-${n}-asked`, label: words.accepted_asked }, words),
    box({ name: `accepted-${n}-by`, label: words.accepted_by, longest }, words),
    dated({ name: `accepted-${n}-on`, label: words.accepted_on }, words),
    box({ name: `accepted-${n}-why`, label: words.accepted_why, rows: 2 }, words),
    dated({ name: `accepted-${n}-withdrawn`, label: words.withdrawn }, words),
  ];
}

const ACCEPTANCE = ["asked", "by", "on", "why", "withdrawn"];

function acceptanceFlat(gains) {
  const pairs = gains.map((gain, n) => ACCEPTANCE.map((name) => [`accepted-${n}-${name}`, gain[name]]));
  return Object.fromEntries([].concat(...pairs));
}

function acceptanceValue(flat, gains) {
  const pairs = gains.map(({ job }, n) => [job, Object.fromEntries(ACCEPTANCE.map((name) => [name, flat[`accepted-${n}-${name}`] || ""]))]);
  return Object.fromEntries(pairs);
}

function actionFlat(action, jobs) {
  const { own, minutes, gains } = action;
  return { ...own, ...minutesFlat(minutes, jobs.length), ...acceptanceFlat(gains), ...worriesFlat(action), ...againstFlat(action) };
}

// Only what was changed, so that two people at two actions or fields do not undo each other;
// whoever is named goes with the date, and the other way round.
function actionValue(flat, base, jobs, action) {
  const value = differing(flat, base);
  const names = Object.keys(value);
  const plain = Object.fromEntries(Object.entries(value).filter(([name]) => !/^(job|way|n|accepted|of|worry|against)-\d+/.test(name)));
  if (names.some((name) => /^(job|way|n)-/.test(name))) plain.minutes = minutesValue(flat, jobs);
  if (names.some((name) => name.startsWith("accepted-"))) plain.accepted = acceptanceValue(flat, action.gains);
  if (names.some((name) => /^(of|worry)-/.test(name))) plain.worries = worriesValue(flat, action);
  if (names.some((name) => name.startsWith("against-"))) plain.against = againstValue(flat, action);
  PAIRS.filter((pair) => pair.some((name) => name in plain)).forEach((pair) =>
    pair.forEach((name) => (plain[name] = flat[name] || "")),
  );
  return plain;
}
