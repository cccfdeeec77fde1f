// The plan: every action with its form, who gains and loses time, and what was not taken up.

faces.plan = ({ model, el, host }) => {
  const top = h("header", { class: "wk-top" });
  const [summary, hot, inner, papers] = [h("section", { class: "wk-card wk-summary" }), h("section", { id: "plan-hot" }), h("div", {}), h("section", {})];
  redo(el, top, summary, hot, inner, papers);
  const draw = (data) => {
    root(el, "plan", data.full);
    setTitle(data, "");
    redo(
      top,
      h("p", { class: "wk-school" }, whose(data)),
      h("h1", {}, data.title),
      h("p", { class: "wk-meta" }, data.held_on),
      data.check && h("p", { class: "wk-hint" }, data.check),
    );
    put(top, data.notice && h("p", { class: "wk-notice" }, data.notice), data.asking && h("p", { class: "wk-status" }, data.asking));
    const { words, firsts, files } = data;
    redrawn(summary, { summary: data.summary, firsts, files, words }, drawSummary);
    redrawn(hot, { hot: data.hot }, drawHot);
    redrawn(papers, { papers: data.papers, words }, drawPapers);
  };
  el.addEventListener("wk-error", ({ detail }) => setTitle(model.get("data"), detail));
  return ends(follow(model, "data", draw), showInside({ model, host, el: inner }));
};

faces.actions = ({ model, el }) => {
  const [list, ledger, others] = [h("div", {}), h("section", { id: "plan-ledger" }), h("section", {})];
  const people = peopleForm(model);
  const reviews = reviewsSection(model);
  const drawn = new Map();
  put(el, list, reviews.el, ledger, people.el, others);
  const stop = follow(model, "data", (data) => {
    data.actions.forEach((action) => {
      if (!drawn.has(action.id)) {
        drawn.set(action.id, actionSection(model, action));
        put(list, drawn.get(action.id).el);
      }
      drawn.get(action.id).draw(action);
    });
    drawLedger(ledger, data);
    people.draw(data);
    reviews.draw(data.reviews);
    redrawn(others, { others: data.others, words: data.words }, drawOthers);
  });
  return ends(stop, people.end, reviews.end, () => drawn.forEach(({ end }) => end()));
};

// Letters and papers made from this plan: a link for each format.
function drawPapers(section, { papers, words }) {
  if (!papers.length) return redo(section);
  const link = ({ href, label }, title) => h("a", { href, download: true, "aria-label": `${title}: ${label}` }, label);
  const row = ({ title, links }) => h("li", {}, h("span", {}, title), links.map((one) => link(one, title)));
  return redo(section, fold("plan-papers", words.papers, false, h("p", { class: "wk-hint" }, words.papers_hint), h("ul", { class: "wk-papers" }, papers.map(row))));
}

// How many people do each job, for how many weeks: from minutes of one person to hours of a school.
function peopleForm(model) {
  const words = model.get("data").words;
  const [summary, told, rows] = [newSummary(), h("p", { class: "wk-status", role: "status", hidden: true }), h("div", {})];
  const form = h("form", { class: "wk-form", novalidate: true }, rows, h("button", { class: "wk-button" }, words.save_people), told);
  const el = h("details", { class: "wk-help" }, h("summary", {}, words.people), h("p", { class: "wk-hint" }, words.people_hint), summary, form);
  let kept = null;
  let jobs = "";
  const flat = (people) => Object.assign({}, ...people.map((one, n) => ({ [`people-${n}`]: one.people, [`weeks-${n}`]: one.weeks })));
  const number = (text) => (/^\d+$/.test(text.trim()) ? Number(text) : text.trim());
  const value = (now, people) => Object.fromEntries(people.map(({ job }, n) => [job, [number(now[`people-${n}`]), number(now[`weeks-${n}`])]]));
  const make = ({ people }) => {
    const pair = ({ job }, n) => h("div", { class: "wk-minutes-row" }, box({ name: `people-${n}`, label: job }, words), box({ name: `weeks-${n}`, label: words.weeks }, words));
    redo(rows, people.map(pair));
    kept = keptForm({
      ...{ model, form, summary, words, name: "", message: { do: "count" }, base: flat(people) },
      value: (now) => value(now, people),
      tell: ({ dirty, waiting, saved }) => write(told, waiting ? words.saving : dirty ? words.not_saved : saved ? words.saved_action : ""),
    });
  };
  return {
    el,
    end: () => kept && kept.end(),
    draw(data) {
      el.hidden = !data.people.length;
      const key = JSON.stringify(data.people.map(({ job }) => job));
      if (key === jobs) return kept && kept.rebase(flat(data.people));
      jobs = key;
      if (kept) kept.end();
      return make(data);
    },
  };
}

function drawLedger(section, { ledger, cost, shifts, words }) {
  if (!ledger.length && !shifts.length) return redo(section);
  const line = ({ way, words: text }) => h("li", { class: `wk-${way}` }, text);
  return redo(
    section,
    h("h2", {}, words.ledger),
    h("p", { class: "wk-hint" }, words.ledger_hint),
    ledger.length > 0 && h("ul", { class: "wk-ledger" }, ledger.map(line)),
    h("p", {}, cost),
    shifts.map((text) => h("p", { class: "wk-held" }, text)),
  );
}

function drawOthers(section, { others, words }) {
  if (!others.length) return redo(section);
  const cards = h("ul", { class: "wk-cards" }, others.map((one) => h("li", { class: "wk-card" }, proposalText(one))));
  return redo(section, fold("plan-others", words.others, false, h("p", { class: "wk-hint" }, words.others_hint), cards));
}
