// Copying a text, also where there is no HTTPS: there browsers have no clipboard for scripts.

// A button that copies `text`; where the browser refuses, `shown` is selected for copying by hand.
function copyButton(text, { name, shown, words }) {
  const told = h("span", { class: "wk-hint", role: "status" });
  const press = () => {
    const done = copied(text);
    if (!done) selectAll(shown);
    write(told, done ? words.copied : words.copy_by_hand);
    setTimeout(() => write(told, ""), 6000);
  };
  const button = h("button", { type: "button", class: "wk-quiet wk-copy", "aria-label": `${words.copy}: ${name}`, onclick: press }, words.copy);
  return [button, " ", told];
}

function copied(text) {
  const focus = document.activeElement;
  const area = h("textarea", { class: "wk-unseen", readonly: true, tabindex: "-1", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch (refused) {
    done = false;
  }
  area.remove();
  if (focus) focus.focus();
  return done;
}

function selectAll(el) {
  if (el.select) return el.select();
  const range = document.createRange();
  range.selectNodeContents(el);
  const selection = window.getSelection();
  selection.removeAllRanges();
  return selection.addRange(range);
}

// A text in a box of its own, to be sent round.
function sendRound(name, text, words) {
  const id = uid();
  const rows = text.split("\n").reduce((sum, one) => sum + 1 + Math.floor(one.length / 60), 1);
  const area = h("textarea", { id, rows, readonly: true, onfocus: ({ target }) => target.select() });
  area.value = text;
  return h("div", { class: "wk-field" }, h("label", { for: id }, name), area, copyButton(text, { name, shown: area, words }));
}
