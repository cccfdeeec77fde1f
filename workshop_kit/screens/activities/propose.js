// propose: one sentence and its kind, the rest as far as it is known; then proposals as cards.

forms.propose = {
  parts: ({ about, items, tied, kinds, laws, known, jobs, longest, line: short }, words) => [
    box({ name: "what", label: words.what, rows: 2, longest }, words),
    items.length > 0 && [
      h("p", { class: "wk-label" }, about),
      h("ul", { class: "wk-list" }, items.map(({ text }) => h("li", {}, text))),
      tied && h("p", { class: "wk-hint" }, tied),
    ],
    radios({ name: "kind", legend: words.kind, options: kinds, row: true }),
    h(
      "div",
      { class: "wk-law" },
      radios({ name: "law", legend: words.law, hint: words.law_hint, options: laws, row: true }),
      box({ name: "law_which", label: words.law_which, longest: short }, words),
      known.length > 0 && folded(words.cards, h("p", { class: "wk-hint" }, words.cards_hint), evidence(known, words)),
    ),
    minutesField(jobs, words, { label: words.minutes, hint: words.minutes_hint, shown: 1 }),
    folded(
      words.later,
      box({ name: "lead", label: words.lead, hint: words.lead_hint, longest: short }, words),
      box({ name: "when", label: words.when, hint: words.when_hint, longest: short }, words),
      box({ name: "pupils", label: words.pupils, longest: short }, words),
    ),
  ],
  flat(own, { jobs }) {
    const { minutes, ...rest } = own || { minutes: {} };
    return { ...rest, ...minutesFlat(Object.entries(minutes), jobs.length) };
  },
  value: (flat, { jobs }) => ({ ...flat, minutes: minutesValue(flat, jobs) }),
  // Only where a task stops; what is typed is never hidden.
  changed: (form, { kind, law, law_which: which }, { ending }) => {
    form.querySelector(".wk-law").hidden = !ending.includes(kind);
    form.querySelector('[data-field="law_which"]').hidden = law !== "yes" && !which;
  },
};

pictures.propose = ({ proposals }) => h("ul", { class: "wk-cards" }, proposals.map(proposalCard));
