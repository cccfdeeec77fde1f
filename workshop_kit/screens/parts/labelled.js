// A control with its label.
function labelled(name, control) {
  return h("div", { class: "wk-field" }, h("label", { for: control.id }, name), control);
}
