// agree: five steps a proposal and a reason; then bars of the five steps with the reasons.

forms.agree = {
  cares: true, // what not to write stands at the box that a worry opens
  below: true, // how many were put to the room matters less than the first choice
  parts({ proposals, steps, longest, care }, words) {
    const options = steps.map((step) => [step, words[step]]);
    return proposals.map(({ id, kind, what, line, more }) =>
      h(
        "section",
        { class: "wk-card", "data-named": what },
        radios({ name: id, legend: [kindTag(kind), what], hint: line, options, row: true }),
        box({ name: `${id}-reason`, label: words.reason, hint: `${words.reason_hint} ${care}`, rows: 2, longest }, words),
        folded(words.more, asLines(more), box({ name: `${id}-now`, label: words.now, hint: words.now_hint, inputmode: "numeric" }, words)),
      ),
    );
  },
  // A reason is asked of those who have one; what is typed is never hidden.
  changed(form, flat, { proposals }) {
    proposals.forEach(({ id }) => {
      const wanted = ["worry", "know", "cannot"].includes(flat[id]);
      form.querySelector(`[data-field="${id}-reason"]`).hidden = !wanted && !flat[`${id}-reason`];
    });
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
