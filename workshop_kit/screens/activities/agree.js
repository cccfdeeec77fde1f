// agree: five steps a proposal and a reason; then bars of the five steps with the reasons.

forms.agree = {
  parts({ proposals, steps, longest }, words) {
    const options = steps.map((step) => [step, words[step]]);
    return proposals.map((one) =>
      h(
        "section",
        { class: "wk-card", "data-named": one.what },
        proposalText(one),
        radios({ name: one.id, legend: words.legend, options }),
        box({ name: `${one.id}-reason`, label: words.reason, hint: words.reason_hint, rows: 2, longest }, words),
      ),
    );
  },
  flat(own) {
    const flat = {};
    Object.entries(own || {}).forEach(([id, { step, reason }]) => {
      flat[id] = step;
      flat[`${id}-reason`] = reason;
    });
    return flat;
  },
  value(flat, { proposals }) {
    const given = proposals.filter(({ id }) => flat[id] || flat[`${id}-reason`]);
    return Object.fromEntries(given.map(({ id }) => [id, { step: flat[id], reason: flat[`${id}-reason`] }]));
  },
};

pictures.agree = bars;
