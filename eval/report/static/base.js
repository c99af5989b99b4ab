// What every part uses: the data, elements, numbers, and how two runs stand to each other.
// Text from articles, models and names reaches the page as text nodes and attributes only, never as markup.

const $ = (id) => document.getElementById(id);
const data = JSON.parse($("data").textContent);
const { runs, figures, clusters, contrasts, headline } = data;
const MINUS = "−", NONE = "–";
const SIGNS = { better: "▲", worse: "▼", more: "△", less: "▽", tie: "≈", untested: "" };

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
const unseen = (text) => el("span", { class: "unseen" }, text);
const shown = (text) => el("span", { "aria-hidden": "true" }, text);

function announce(text) {
  $("live").textContent = text;
}

function number(value, digits) {
  if (value === null || value === undefined) return NONE;
  const text = Math.abs(value).toFixed(digits).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, "\u2009");
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}
function signed(value, digits) {
  const text = number(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
function probability(p) {
  if (p === null) return "";
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;
}
function interval(low, high, digits) {
  return low === null || high === null ? "" : `[${number(low, digits)}, ${number(high, digits)}]`;
}
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const percent = (share) => (share >= 0.01 || share === 0 ? `${Math.floor(share * 100 + 1e-9)} %` : "under 1 %");

function contrastOf(figure, run, other) {
  for (const one of contrasts) {
    if (one.figure !== figure) continue;
    if (one.first === run && one.second === other) return one;
    if (one.first === other && one.second === run) {
      const minus = (value) => (value === null ? null : -value);
      const outcome = { first: "second", second: "first" }[one.outcome] || one.outcome;
      return {
        ...one, first: run, second: other, difference: minus(one.difference), low: minus(one.high),
        high: minus(one.low), effect: minus(one.effect), wins: one.losses, losses: one.wins, outcome,
      };
    }
  }
  return null;
}

// How a run stands beside another: better, worse, more, less, tie or untested.
function standing(figure, run, other) {
  const outcome = contrastOf(figure, run, other)?.outcome || "untested";
  if (outcome === "tie" || outcome === "untested") return outcome;
  const [first, second] = figures[figure].better ? ["better", "worse"] : ["more", "less"];
  return outcome === "first" ? first : second;
}

// The run with the best mean on a figure; null where all tie, and where neither way is better.
const bestOf = (figure) => figures[figure].best[0] ?? null;

// The best run that another is marked against: of several with equal means the one that it may tie with; null
// where it is one of them itself.
function nearestBest(figure, run) {
  const best = figures[figure].best;
  if (best.includes(run)) return null;
  const open = (how) => best.find((other) => standing(figure, run, other) === how);
  return open("tie") ?? open("untested") ?? best[0] ?? null;
}

// A full name where several figures share a title.
const sameTitle = new Map();
for (const figure of figures) sameTitle.set(figure.title, (sameTitle.get(figure.title) || 0) + 1);
function fullTitle(figure) {
  const detail = sameTitle.get(figure.title) > 1 && figure.says.includes(":") ? figure.says.split(":")[0] : "";
  return detail ? `${figure.title} (${detail})` : figure.title;
}

function figureOptions(select, chosen, keep = () => true) {
  const groups = new Map();
  const add = (family, at) => {
    if (!groups.has(family)) groups.set(family, el("optgroup", { label: family }));
    groups.get(family).append(el("option", { value: at, selected: at === chosen }, fullTitle(figures[at])));
  };
  figures.forEach((figure, at) => keep(figure, at) && add(figure.family, at));
  select.replaceChildren(...groups.values());
  select.value = String(chosen);
}
const direction = (figure) =>
  figure.better === "higher" ? "higher is better" : figure.better === "lower" ? "lower is better" : "";
// The letter of a run, which stands for it where its name is too long.
const badge = (run) => (runs.length > 1 ? el("span", { class: "letter", "aria-hidden": "true" }, runs[run].letter) : null);
const heading = (run) => [badge(run), el("span", { class: "clip" }, runs[run].label)];
function clipped(run, most) {
  const { label, letter, bound } = runs[run];
  const words = label.length > most ? `${label.slice(0, most - 1).trimEnd()}…` : label;
  return `${runs.length > 1 ? `${letter}  ` : ""}${words}${bound ? " †" : ""}`;
}
