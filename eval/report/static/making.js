// How a summary was made: conflicts, repairs, edits, notes, time.

function change(one) {
  return el("li", { class: "change" },
    el("p", { class: "meta" }, one.step, one.why.length > 0 && ` — ${one.why.join("; ")}`),
    one.before && el("p", {}, el("del", {}, unseen("before: "), one.before)),
    one.after && el("p", {}, el("ins", {}, unseen("after: "), one.after)),
    !one.after && el("p", { class: "meta" }, "left out"));
}

function folded(words, children, open = false) {
  return el("details", { open }, el("summary", {}, words), children);
}

function conflictList(side, made) {
  if (!made.conflicts.length) return null;
  return el("section", { class: "conflicts" },
    el("h3", {}, "Where the articles differ"),
    made.conflicts.map((conflict, at) => el("div", { class: "conflict" },
      el("h4", {}, el("span", { class: "tally" }, conflict.kind === "update" ? "↑ update" : "≠ conflict"), ` ${conflict.subject}`),
      el("ul", {}, conflict.claims.map((claim, place) => el("li", {},
        el("button", { type: "button", class: "claim", "aria-pressed": "false", "data-side": side, "data-conflict": at, "data-claim": place, disabled: !claim.at },
          claim.at && el("span", { class: "badge" }, String(claim.at[0] + 1)), ` ${claim.text}`),
        claim.said && el("span", { class: "tally v-supported" }, " ✓ the summary says so")))))));
}

function making(side, run, made) {
  if (!made) return null;
  const seconds = Object.entries(made.seconds);
  const total = seconds.reduce((sum, [, value]) => sum + value, 0);
  const parts = [
    conflictList(side, made),
    made.notes.length > 0 && el("section", { class: "notes" }, el("h3", {}, "Notes"), el("ul", {}, made.notes.map((note) => el("li", {}, note)))),
    made.repairs.length > 0 && folded(`Repaired after the fact-check: ${counted(made.repairs.length, "sentence")}`, el("ul", { class: "changes" }, made.repairs.map(change)), true),
    made.edits.length > 0 && folded(`Edited: ${counted(made.edits.length, "change")}`, el("ul", { class: "changes" }, made.edits.map(change))),
    folded(`Time and tokens: ${number(total, total < 10 ? 2 : 0)} s, ${number(made.tokens[1], 0)} tokens written`,
      el("dl", { class: "runs" }, seconds.map(([stage, value]) => el("div", {}, el("dt", {}, stage), el("dd", {}, `${number(value, 2)} s`))),
        el("div", {}, el("dt", {}, "tokens read"), el("dd", {}, number(made.tokens[0], 0))))),
  ].filter(Boolean);
  return el("section", { class: `making is-${side}`, "aria-label": `How ${runs[run].label} made it` }, parts);
}
