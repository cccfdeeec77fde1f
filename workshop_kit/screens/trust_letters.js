// The trust's two ways out and in: invitations for its schools, and the files that they handed on.

// Open while there is no trust yet; later it waits behind a line.
function lettersPart(model, { alert, send }) {
  const { words, trust } = model.get("data");
  const name = box({ name: "trust", label: words.trust_name }, words);
  const schools = box({ name: "schools", label: words.schools, hint: words.schools_hint, rows: 6 }, words);
  const again = tick("again", words.again);
  const summary = newSummary();
  const seen = !window.isSecureContext && h("p", { class: "wk-care" }, words.not_secure);
  const button = h("button", { class: "wk-button" }, words.write);
  const hold = (on) => {
    button.disabled = on;
    write(button, on ? words.writing : words.write);
  };
  const form = h("form", { class: "wk-form", novalidate: true }, seen, name, schools, again, button);
  const title = h("summary", {});
  const said = h("div", { role: "status" });
  const el = h("details", { class: "wk-help", open: !trust }, title, summary, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    clearProblems(form, summary);
    hold(line.online);
    const flat = readFields(form);
    send({ do: "invite", ...flat, again: Boolean(flat.again) }, (told) => {
      hold(false);
      write(alert, "");
      if (told.problems) return showProblems(form, summary, told.problems, words);
      fillFields(form, { schools: "", again: "" });
      return saveFile(told);
    });
  });
  const draw = (now) => {
    write(title, now.trust ? words.invite_more : words.invite);
    name.hidden = Boolean(now.trust);
    again.hidden = !now.trust;
    redo(said, now.invited.map((sentence) => h("p", { class: "wk-notice" }, sentence)));
  };
  return { el: h("section", {}, el, said), draw, end: onLine(() => hold(false)) };
}

function bundlesPart(model, { send, told }) {
  const { words } = model.get("data");
  const one = (file) => new Promise((done) => readFile(file, (body) => done([file.name, body])));
  const take = (files) => Promise.all(files.map(one)).then((read) => {
    if (line.online) write(told, words.taking);
    send({ do: "take", files: read }, ({ problems }) => write(told, problems ? "" : words.taken));
  });
  const there = h("div", {});
  const away = h("div", {});
  const instead = h("div", {});
  const el = h("section", {}, h("h2", {}, words.bundles), there, filePick({ name: words.pick, hint: words.bundles_hint, accept: ".json", multiple: true, take }), instead, away);
  const draw = ({ years, replaced, turned_away }) => {
    redo(instead, replaced.map((sentence) => h("p", { class: "wk-notice" }, sentence)));
    redo(there, years.length ? h("ul", {}, years.map(([, text]) => h("li", {}, text))) : h("p", {}, words.none_yet));
    redo(away, turned_away.length > 0 && listed(words.turned_away, turned_away));
  };
  return { el, draw };
}
