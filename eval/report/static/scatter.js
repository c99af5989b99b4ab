// Quality against cost: a point for each run, those that none beats on both joined by a line.

const COSTS = [
  ["seconds", "Seconds for a cluster"],
  ["written", "Tokens written for a cluster"],
  ["read", "Tokens read for a cluster"],
  ["memory", "Peak memory, MB"],
];
const PLOT = { height: 380, left: 52, right: 20, top: 26, bottom: 48 };

// Plots are drawn as wide as their place, so that their words stay readable, and anew when it changes.
function drawn(holder, draw) {
  let last = 0;
  new ResizeObserver(() => {
    const width = Math.round(holder.clientWidth);
    if (width && width !== last) draw((last = width));
  }).observe(holder);
}

// A scale from values to places. Logarithmic where values are far apart and all above 0.
function scaleOf(values, from, to, logarithmic) {
  let [least, most] = [Math.min(...values), Math.max(...values)];
  const log = logarithmic && least > 0 && most / least > 30;
  const turn = log ? Math.log10 : (value) => value;
  [least, most] = [turn(least), turn(most)];
  const room = (most - least || Math.abs(most) || 1) * 0.08;
  [least, most] = [least - room, most + room];
  const place = (value) => from + ((turn(value) - least) / (most - least)) * (to - from);
  place.ticks = log ? powers(least, most) : steps(least, most);
  return place;
}
function steps(least, most) {
  const rough = (most - least) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough);
  const ticks = [];
  for (let at = Math.ceil(least / step); at * step <= most; at += 1) ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}
function powers(least, most) {
  const times = most - least < 2.5 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = Math.floor(least); power <= most; power += 1) ticks.push(...times.map((size) => Number(`${size}e${power}`)));
  return ticks.filter((tick) => Math.log10(tick) >= least && Math.log10(tick) <= most);
}
const tickText = (value) => (Math.abs(value) >= 10000 ? number(value, 0) : String(value).replace("-", MINUS));

function frontier(points, better) {
  const wins = (one, other) => (better === "lower" ? one.y <= other.y : one.y >= other.y);
  return points
    .filter((one) => !one.bound)
    .filter((one, _, rivals) => !rivals.some((other) =>
      other !== one && other.x <= one.x && wins(other, one) && (other.x < one.x || other.y !== one.y)))
    .sort((one, other) => one.x - other.x);
}

// Labels beside their points, the first place that is free; none covers a point or another label.
function placeLabels(points, lines, measure, box) {
  const taken = points.map(({ px, py }) => ({ x: px - 7, y: py - 7, width: 14, height: 14 }));
  for (const [from, to] of lines) taken.push({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) - 2, width: Math.abs(from.x - to.x) + 1, height: Math.abs(from.y - to.y) + 4 });
  const overlap = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
  for (const point of [...points].sort((one, other) => other.front - one.front)) {
    const width = measure(point.label), height = 16;
    const tries = [];
    for (const shift of [0, 16, -16, 32, -32, 48, -48, 64, -64, 80, -80, 96, -96]) {
      tries.push([point.px + 11, point.py - 8 + shift, shift], [point.px - 11 - width, point.py - 8 + shift, shift]);
      if (shift) tries.push([point.px - width / 2, point.py - 8 + shift, shift]);
    }
    const fits = tries.map(([x, y, shift]) => ({ x, y, width, height, shift }))
      .find((one) => one.x >= box.left && one.x + width <= box.right && one.y >= box.top && one.y + height <= box.bottom && !taken.some((other) => overlap(one, other)));
    point.at = fits || { x: Math.min(point.px + 11, box.right - width), y: point.py - 8, width, height, shift: 0 };
    taken.push(point.at);
  }
}

function measured(text, plot) {
  const probe = svg("text", { class: "label", x: 0, y: 0 }, text);
  plot.append(probe);
  const width = probe.getComputedTextLength();
  probe.remove();
  return width || text.length * 7;
}

function drawCost(width = $("cost-plot").clientWidth || 860) {
  const figure = figures[Number($("cost-y").value)];
  const cost = $("cost-x").value;
  const points = runs
    .map((run, at) => ({ label: clipped(at, width < 600 ? 14 : 32), x: run[cost], y: figure.means[at][0], low: figure.means[at][1], high: figure.means[at][2], bound: run.bound, run: at }))
    .filter((one) => typeof one.x === "number" && one.y !== null);
  const holder = $("cost-plot");
  if (points.length < 2) {
    holder.replaceChildren(el("p", { class: "key" }, "Fewer than two runs have both figures."));
    return;
  }
  const { height, left, right, top, bottom } = PLOT;
  const x = scaleOf(points.map((one) => Math.max(one.x, 1e-4)), left, width - right, true);
  const y = scaleOf(points.flatMap((one) => [one.y, one.low ?? one.y, one.high ?? one.y]), height - bottom, top, false);
  for (const one of points) [one.px, one.py] = [x(Math.max(one.x, 1e-4)), y(one.y)];
  const front = figure.better ? frontier(points, figure.better) : [];
  for (const one of points) one.front = front.includes(one);
  const plot = svg("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${figure.title} against ${COSTS.find(([key]) => key === cost)[1]}` });
  holder.replaceChildren(plot);
  for (const tick of y.ticks) {
    plot.append(svg("line", { class: "grid", x1: left, x2: width - right, y1: y(tick), y2: y(tick) }), svg("text", { class: "tick", x: left - 10, y: y(tick) + 4, "text-anchor": "end" }, tickText(tick)));
  }
  for (const tick of x.ticks) {
    plot.append(svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: top, y2: height - bottom }), svg("text", { class: "tick", x: x(tick), y: height - bottom + 18, "text-anchor": "middle" }, tickText(tick)));
  }
  plot.append(
    svg("text", { class: "axis", x: width - right, y: height - 6, "text-anchor": "end" }, `${COSTS.find(([key]) => key === cost)[1]} → costs more`),
    svg("text", { class: "axis", x: 0, y: 12 }, `${fullTitle(figure)}${figure.better === "lower" ? ", lower is better" : figure.better ? ", higher is better" : ""}`));
  if (front.length > 1) {
    plot.append(svg("polyline", { class: "front", points: front.flatMap((one, at) => (at ? [`${one.px},${front[at - 1].py}`, `${one.px},${one.py}`] : [`${one.px},${one.py}`])).join(" ") }));
  }
  const lines = front.slice(1).flatMap((one, at) => {
    const corner = { x: one.px, y: front[at].py };
    return [[{ x: front[at].px, y: front[at].py }, corner], [corner, { x: one.px, y: one.py }]];
  });
  placeLabels(points, lines, (text) => measured(text, plot), { left, right: width - 4, top, bottom: height - bottom });
  for (const one of points) {
    const kind = one.bound ? "bound" : one.front ? "on-front" : "off-front";
    if (one.low !== null && one.high !== null) plot.append(svg("line", { class: `whisker ${kind}`, x1: one.px, x2: one.px, y1: y(one.low), y2: y(one.high) }));
    if (one.at.shift) plot.append(svg("line", { class: "lead", x1: one.px, y1: one.py, x2: Math.max(one.at.x, Math.min(one.px, one.at.x + one.at.width)), y2: one.at.y + 8 }));
    plot.append(
      svg("circle", { class: `point ${kind}`, cx: one.px, cy: one.py, r: 5.5 }, svg("title", {}, `${one.label}: ${number(one.y, figure.digits)} at ${number(one.x, 2)}`)),
      svg("text", { class: `label ${kind}`, x: one.at.x, y: one.at.y + 12 }, one.label));
  }
  const others = points.filter((one) => !one.front && !one.bound).map((one) => runs[one.run].letter);
  const words = !front.length ? "Neither way is better of this figure, so there is no frontier."
    : `On the frontier (no other run is as good for less): ${front.map((one) => runs[one.run].letter).join(", ")}.${others.length ? ` Behind it: ${others.join(", ")}.` : ""}`;
  holder.append(el("figcaption", { class: "key" }, words));
}

if ($("cost")) {
  const costs = COSTS.filter(([key]) => runs.filter((run) => run[key] > 0).length > 1);
  $("cost-x").append(...costs.map(([key, words]) => el("option", { value: key }, words)));
  const cost = new Set(["Cost"]);
  const first = headline.find((at) => figures[at].name.startsWith("rouge2") && bestOf(at) !== null)
    ?? headline.find((at) => bestOf(at) !== null && !cost.has(figures[at].family)) ?? 0;
  figureOptions($("cost-y"), first, (figure) => !cost.has(figure.family) && figure.means.some(([value]) => value !== null));
  if (!costs.length) $("cost").hidden = true;
  else {
    for (const id of ["cost-x", "cost-y"]) $(id).addEventListener("change", () => drawCost());
    drawn($("cost-plot"), drawCost);
  }
}
