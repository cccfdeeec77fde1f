// A button that opens the browser's window of files, and beside it what was picked.

// take(files) is called with what was picked; accept as browsers know it: ".ics,.csv"
function filePick({ name, hint, accept, multiple, field, take }) {
  const [id, error, picked] = [uid(), slot(), h("p", { class: "wk-hint", hidden: true })];
  const about = hint && uid();
  const input = h("input", {
    ...{ type: "file", id, accept, multiple },
    "aria-describedby": [about, error.id].filter(Boolean).join(" "),
    onclick: () => (input.value = ""), // the same file once more is a change too
    onchange: () => {
      if (!input.files.length) return;
      write(picked, [...input.files].map((file) => file.name).join(", "));
      take([...input.files]);
    },
  });
  const text = hint && h("p", { class: "wk-hint", id: about }, hint);
  const button = h("div", { class: "wk-pick" }, input, h("label", { class: "wk-quiet", for: id }, name));
  return h("div", { class: "wk-field", "data-field": field, id: uid() }, text, error, button, picked);
}

// Calls then(base64), "" for a file that the browser cannot read.
function readFile(file, then) {
  const reader = new FileReader();
  reader.onload = () => then(reader.result.split(",")[1] || "");
  reader.onerror = () => then("");
  reader.readAsDataURL(file);
}
