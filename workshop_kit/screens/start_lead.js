// "What is our problem?" and "how much time is there?" lead to workshops; and whence all this comes.

function leading(data, opener) {
  const { lead, words } = data;
  const found = h("div", { role: "status" });
  const whole = h("p", { class: "wk-problem", "aria-hidden": "true" }); // where its box is too narrow
  const look = () => {
    write(whole, problem.value && problem.selectedOptions[0].textContent);
    drawFound(found, { data, opener, problem: problem.value, time: time.value });
  };
  const choose = (options) => h("select", { id: uid(), onchange: look }, options.map(option));
  const problem = choose([["", words.choose], ...lead.problems.map(({ name, label }) => [name, label])]);
  const time = choose(lead.times);
  time.value = "75";
  return h("section", { class: "wk-card wk-lead" }, h("h2", {}, words.lead), h("p", { class: "wk-hint" }, words.lead_hint), h("div", { class: "wk-heads" }, h("div", {}, labelled(words.problem_is, problem), whole), labelled(words.time_is, time)), found);
}

const FITS = ["fits", "least", "long"];

function drawFound(found, { data, opener, problem, time }) {
  const { lead, stages, words } = data;
  const chosen = lead.problems.find(({ name }) => name === problem);
  const length = lead.days[time];
  if (!chosen) return redo(found);
  const known = [].concat(...stages.map(({ workshops }) => workshops));
  const rank = (one) => FITS.indexOf(one.fits[time][0]);
  const listed = known.filter(({ name }) => chosen.workshops.includes(name)).sort((a, b) => rank(a) - rank(b));
  const row = (one) => workshopRow(one, words, opener, one.fits[time]);
  const none = listed.length > 0 && listed.every((one) => rank(one) === 2);
  const instead = none ? known.filter(({ name }) => chosen.instead.includes(name)) : [];
  const tools = chosen.tools.map(([name, href, about]) => h("li", {}, h("h3", {}, h("a", { href }, name)), h("p", { class: "wk-hint" }, about)));
  return redo(found, h("ul", { class: "wk-toc" }, listed.map(row), tools), instead.length > 0 && [h("h3", {}, words.instead), h("ul", { class: "wk-toc" }, instead.map(row))], listed.length > 0 && length && h("p", { class: "wk-hint" }, fill(words.day, { names: dayOf(listed, known, lead), length })));
}

// What a day could be composed of: what was looked for first, then what helps with another problem.
function dayOf(listed, known, lead) {
  const held = known.filter(({ days, counts }) => !days && counts).map(({ name }) => name);
  const names = [].concat(listed.map(({ name }) => name), ...lead.problems.map(({ workshops }) => workshops));
  return Array.from(new Set(names.filter((name) => held.includes(name)))).slice(0, 2).join(" ");
}

// The Department's names beside these, what is not here, and where the sources are.
function sourcesOf({ sources, words }) {
  const head = h("tr", {}, sources.head.map((text) => h("th", { scope: "col" }, text)));
  const rows = sources.rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((text) => h("td", {}, text))));
  const table = h("table", { class: "wk-names" }, h("caption", {}, words.names), h("thead", {}, head), h("tbody", {}, rows));
  return h(
    "details",
    { class: "wk-help" },
    h("summary", {}, words.about),
    h("p", {}, words.independent),
    h("p", {}, words.service),
    h("div", { class: "wk-scroll", role: "region", tabindex: "0", "aria-label": words.names }, table),
    h("h3", {}, words.not_here),
    h("p", {}, words.not_here_are),
    h("h3", {}, words.sources),
    h("ul", {}, sources.sources.map((text) => h("li", {}, text))),
  );
}
