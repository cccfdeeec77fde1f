// The door of every screen's module: the face is chosen by what the Part is.

function render({ model, el, host, signal }) {
  const end = faces[model.get("data").kind]({ model, el, host });
  if (signal && end) signal.addEventListener("abort", end);
  return end;
}

export default { render };
