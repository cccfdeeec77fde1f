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
        box({ name: `${one.id}-now`, label: words.now, hint: words.now_hint }, words),
      ),
    );
  },
  flat(own) {
    const flat = {};
    Object.entries(own || {}).forEach(([id, { step, reason, now }]) => {
      flat[id] = step;
      flat[`${id}-reason`] = reason;
      flat[`${id}-now`] = String(now || "");
    });
    return flat;
  },
  value(flat, { proposals }) {
    const given = proposals.filter(({ id }) => flat[id] || flat[`${id}-reason`] || flat[`${id}-now`]);
    return Object.fromEntries(given.map(({ id }) => [id, { step: flat[id], reason: flat[`${id}-reason`], now: whole(flat[`${id}-now`]) }]));
  },
};

pictures.agree = bars;
