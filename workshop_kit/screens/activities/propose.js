// propose: the five fields of an action; then the room's proposals as cards.

forms.propose = {
  parts: ({ about, items, kinds, laws, known, jobs, longest, line: short }, words) => [
    items.length > 0 && [
      h("p", { class: "wk-label" }, about),
      h("ul", { class: "wk-list" }, items.map(({ text }) => h("li", {}, text))),
    ],
    radios({ name: "kind", legend: words.kind, options: kinds }),
    box({ name: "what", label: words.what, rows: 3, longest }, words),
    box({ name: "lead", label: words.lead, hint: words.lead_hint, longest: short }, words),
    box({ name: "when", label: words.when, hint: words.when_hint, longest: short }, words),
    h(
      "div",
      { class: "wk-law" },
      radios({ name: "law", legend: words.law, hint: words.law_hint, options: laws }),
      box({ name: "law_which", label: words.law_which, longest: short }, words),
      known.length > 0 && [h("p", { class: "wk-hint" }, words.cards), evidence(known, words)],
    ),
    minutesField(jobs, words, { label: words.minutes, hint: words.minutes_hint, shown: 2 }),
    box({ name: "pupils", label: words.pupils, rows: 2, longest: short }, words),
  ],
  flat(own, { jobs }) {
    const { minutes, ...rest } = own || { minutes: {} };
    return { ...rest, ...minutesFlat(Object.entries(minutes), jobs.length) };
  },
  value: (flat, { jobs }) => ({ ...flat, minutes: minutesValue(flat, jobs) }),
  // Only where a task goes or gets thinner.
  changed: (form, { kind }, { ending }) => {
    form.querySelector(".wk-law").hidden = !ending.includes(kind);
  },
};

pictures.propose = ({ proposals }) => h("ul", { class: "wk-cards" }, proposals.map(proposalCard));
