// Rows of job, saves or adds, and minutes a week. Rows without a job say nothing.

function minutesField(jobs, words, { label, hint, shown }) {
  const error = slot();
  const rows = jobs.map((job, n) => minutesRow(n, jobs, words));
  const more = h("button", { type: "button", class: "wk-quiet" }, words.more);
  const field = h(
    "fieldset",
    { class: "wk-choices wk-minutes", "data-field": "minutes", id: uid(), "aria-describedby": error.id },
    h("legend", {}, label),
    hint && h("p", { class: "wk-hint" }, hint),
    error,
    rows,
    more,
  );
  reveal(rows, more, shown);
  return field;
}

function minutesRow(n, jobs, words) {
  const options = [["", words.no_job], ...jobs.map((job) => [job, job])];
  const id = uid();
  return h(
    "div",
    { class: "wk-minutes-row" },
    choice(`job-${n}`, words.job, options),
    choice(`way-${n}`, words.way, [["", words.no_way], ["saves", words.saves], ["adds", words.adds]]),
    h(
      "div",
      { class: "wk-part" },
      h("label", { for: id }, words.number),
      h("input", { id, name: `n-${n}`, type: "text", inputmode: "numeric", autocomplete: "off" }),
    ),
  );
}

// Shows the first `shown` rows and those that hold something; the button shows one more.
function reveal(rows, more, shown) {
  let open = shown;
  const holds = (row) => Array.from(row.querySelectorAll("input, textarea")).some(({ value }) => value);
  const draw = () => {
    rows.forEach((row, n) => {
      if (holds(row)) open = Math.max(open, n + 1);
    });
    rows.forEach((row, n) => (row.hidden = n >= open));
    more.hidden = open >= rows.length;
  };
  rows.forEach((row) => row.querySelectorAll("input, textarea").forEach((control) => control.addEventListener("wk-filled", draw)));
  more.addEventListener("click", () => {
    open += 1;
    draw();
    rows[open - 1].querySelector("input, textarea, select").focus();
  });
  draw();
}

// `all` rows: the first saves unless the answer says otherwise; of the next ones nothing is guessed.
function minutesFlat(pairs, all) {
  const flat = {};
  for (let at = 0; at < all; at += 1) {
    const [job, n] = pairs[at] || ["", at ? 0 : -1];
    flat[`job-${at}`] = job;
    flat[`way-${at}`] = n ? (n < 0 ? "saves" : "adds") : "";
    flat[`n-${at}`] = job && String(Math.abs(n));
  }
  return flat;
}

// What is no number goes as it was typed, and is refused with a sentence.
function whole(text) {
  const typed = (text || "").trim();
  return /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}

function minutesValue(flat, jobs) {
  const value = {};
  jobs.forEach((one, at) => {
    const job = flat[`job-${at}`];
    const typed = (flat[`n-${at}`] || "").trim();
    if (!typed) return;
    const n = whole(typed);
    const way = flat[`way-${at}`];
    if (typeof n !== "number" || !job || !way) value[job] = way && typed; // refused, with a sentence
    else value[job] = (value[job] || 0) + (way === "saves" ? -n : n);
  });
  return value;
}
