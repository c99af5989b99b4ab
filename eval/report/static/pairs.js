// Pair by pair: a matrix of differences on one figure, and one pair on all figures.

const pair = { figure: 0, first: 0, second: 1 };

function describe(one, figure) {
  const parts = [`${signed(one.difference, figure.digits)} ${interval(one.low, one.high, figure.digits)}`.trim()];
  if (one.p !== null) parts.push(one.holm === null ? probability(one.p) : `${probability(one.holm)} after Holm`);
  if (one.effect !== null) parts.push(`d = ${number(one.effect, 2)}`);
  parts.push(`ahead in ${one.wins}, behind in ${one.losses} of ${one.n}`);
  return parts.join(", ");
}

function matrixCell(run, other) {
  if (run === other) return el("td", { class: "self" }, NONE);
  const figure = figures[pair.figure];
  const one = contrastOf(pair.figure, run, other);
  if (!one || one.difference === null) return el("td", { class: "self" }, el("span", { class: "why" }, "not compared"));
  const how = standing(pair.figure, run, other);
  const chosen = pair.first === run && pair.second === other;
  const button = el(
    "button",
    {
      type: "button", class: "pair", "aria-pressed": String(chosen), title: describe(one, figure),
      "data-pair": `${run}-${other}`,
      onclick: () => { pair.first = run; pair.second = other; drawPairs(`${run}-${other}`); },
    },
    el("span", { class: "value" }, signed(one.difference, figure.digits), el("span", { class: `mark m-${how}` }, shown(SIGNS[how]))),
    el("span", { class: "ci" }, one.holm === null && one.p === null ? "" : probability(one.holm ?? one.p)),
    unseen(how === "untested" ? ", not tested" : `, ${how}`),
  );
  return el("td", { class: `matrix h-${how}` }, button);
}

function matrix() {
  const figure = figures[pair.figure];
  const head = runs.map((run, at) => el("th", { scope: "col", class: "run", title: run.label }, badge(at), unseen(run.label)));
  const rows = runs.map((run, at) =>
    el("tr", {}, el("th", { scope: "row", class: "name" }, heading(at)), runs.map((_, other) => matrixCell(at, other))));
  return [
    el("div", { class: "scroll", role: "region", "aria-label": "Differences between systems", tabindex: "0" },
      el("table", { class: "pairs" },
        el("caption", {}, `${fullTitle(figure)}: the row’s mean minus the column’s${figure.better ? `; ${direction(figure)}` : ""}. A cell opens its pair below.`),
        el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "name" }, "Row − column"), head)),
        el("tbody", {}, rows))),
  ];
}

// The bar of one difference, each on its own scale, with no difference in the middle.
function differenceBar(one, how) {
  const reach = Math.max(...[one.difference, one.low, one.high].filter((end) => end !== null).map(Math.abs), 1e-12);
  const place = (value) => (75 + (value / reach) * 68).toFixed(1);
  return svg("svg", { class: `bar wide h-${how}`, viewBox: "0 0 150 12", width: 150, height: 12, "aria-hidden": "true" },
    svg("line", { class: "rail", x1: 0, x2: 150, y1: 6, y2: 6 }),
    svg("line", { class: "zero", x1: 75, x2: 75, y1: 0, y2: 12 }),
    one.low !== null && one.high !== null && svg("line", { class: "span", x1: place(one.low), x2: place(one.high), y1: 6, y2: 6 }),
    svg("circle", { cx: place(one.difference), cy: 6, r: 3 }));
}

const VERDICT_WORDS = { tie: "a tie", untested: "open" };

function forest() {
  const [first, second] = [runs[pair.first].label, runs[pair.second].label];
  const rows = [];
  const found = figures.map((figure, at) => [at, contrastOf(at, pair.first, pair.second)]).filter(([, one]) => one && one.difference !== null);
  found.sort(([one], [other]) => headline.includes(other) - headline.includes(one) || one - other);
  let rest = false;
  for (const [at, one] of found) {
    const figure = figures[at];
    const how = standing(at, pair.first, pair.second);
    const who = runs[how === "better" || how === "more" ? pair.first : pair.second].letter;
    const words = VERDICT_WORDS[how] || (figure.better ? `${who} is better` : `${who} has more`);
    const more = !headline.includes(at);
    rest ||= more;
    rows.push(el("tr", { class: `${more ? "more" : ""} h-${how}`, hidden: more },
      el("th", { scope: "row", class: "name", title: `${figure.name}. ${figure.says}` }, fullTitle(figure)),
      el("td", {}, signed(one.difference, figure.digits)),
      el("td", { class: "spark" }, differenceBar(one, how)),
      el("td", { class: "ci" }, interval(one.low, one.high, figure.digits)),
      el("td", {}, probability(one.holm ?? one.p).replace("p ", "").replace("= ", "")),
      el("td", {}, one.effect === null ? NONE : number(one.effect, 2)),
      el("td", {}, `${one.wins} : ${one.losses}`),
      el("td", { class: "words" }, el("span", { class: `mark m-${how}` }, shown(SIGNS[how] ? `${SIGNS[how]} ` : "")), words)));
  }
  const table = el("table", { class: "forest" },
    el("caption", {}, badge(pair.first), el("b", { class: "is-a" }, first), " minus ", badge(pair.second), el("b", { class: "is-b" }, second)),
    el("thead", {}, el("tr", {}, ["Figure", "Difference", "", "Interval", "p (Holm)", "Effect d", "Ahead : behind", "Verdict"].map((name, at) =>
      el("th", { scope: "col", class: at === 0 ? "name" : at === 2 ? "spark" : at === 7 ? "words" : null }, name || unseen("Plot"))))),
    el("tbody", {}, rows));
  const parts = [el("div", { class: "scroll", role: "region", "aria-label": `${first} against ${second}`, tabindex: "0" }, table)];
  if (rest) {
    parts.push(el("button", {
      type: "button", class: "quiet", "aria-expanded": "false",
      onclick: (event) => {
        const open = event.target.getAttribute("aria-expanded") !== "true";
        event.target.setAttribute("aria-expanded", String(open));
        event.target.textContent = open ? "Fewer figures" : "All figures";
        for (const row of table.querySelectorAll("tr.more")) row.hidden = !open;
      },
    }, "All figures"));
  }
  return parts;
}

function drawPairs(focus) {
  $("pairs-table").replaceChildren(...(runs.length > 2 ? matrix() : []), ...forest());
  if (focus) $("pairs-table").querySelector(`[data-pair="${focus}"]`)?.focus();
}

if ($("pairs")) {
  const tested = new Set(contrasts.map((one) => one.figure));
  pair.figure = headline.find((at) => tested.has(at)) ?? contrasts[0].figure;
  const best = bestOf(pair.figure);
  if (runs.length === 2) $("pairs-figure").closest("label").hidden = true;
  else if (best) [pair.first, pair.second] = [best, best === 0 ? 1 : 0];
  figureOptions($("pairs-figure"), pair.figure, (_, at) => tested.has(at));
  $("pairs-figure").addEventListener("change", () => {
    pair.figure = Number($("pairs-figure").value);
    drawPairs();
  });
  drawPairs();
}
