// The practice room: a bar with one button, and below it the phone as staff see it.

faces.practice = ({ model, el, host }) => {
  const title = h("h2", {});
  const kept = h("p", { class: "wk-hint" });
  const told = h("p", { role: "status", hidden: true });
  const problem = h("p", { class: "wk-error", role: "alert", hidden: true });
  const button = h("button", { type: "button", class: "wk-quiet", onclick: () => sending.send() });
  const bar = h("div", { class: "wk-practice", role: "region" }, title, kept, problem, button, told);
  const phone = h("div", {});
  redo(el, h("div", { class: "wk wk-walk" }, bar, phone));
  const hear = ({ problems }) => write(problem, (problems || []).map(({ sentence }) => sentence).join(" "));
  const sending = steering(model, hear);
  const draw = (data) => {
    bar.setAttribute("aria-label", data.bar);
    write(title, data.title);
    write(kept, data.kept);
    write(told, data.done);
    button.hidden = !data.button;
    if (data.button) write(button, data.button.label);
    write(problem, "");
  };
  return ends(follow(model, "data", draw), showInside({ model, host, el: phone }), sending.end);
};

// Sends what the button stands for at the moment it is pressed.
function steering(model, hear) {
  let end = () => {};
  return {
    send() {
      end();
      const { do: what, activity } = model.get("data").button;
      const one = sender({ model, message: { do: what, activity }, hear });
      end = one.end;
      one.send();
    },
    end: () => end(),
  };
}
