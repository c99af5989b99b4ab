// How a figure is spread over the clusters: a dot for each, a box over the middle half, a line at the median.

function quantile(sorted, share) {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (at - low);
}

function drawSpread(width = $("spread-plot").clientWidth || 860) {
  const at = Number($("spread-figure").value);
  const figure = figures[at];
  const values = runs.map((_, run) => clusters.map((cluster, index) => [cluster.scores[run][at], index]).filter(([value]) => value !== null && value !== undefined));
  const every = values.flat().map(([value]) => value);
  const holder = $("spread-plot");
  if (!every.length) {
    holder.replaceChildren(el("p", { class: "key" }, "No cluster has this figure."));
    return;
  }
  const row = 58, left = 12, right = 12, top = 6;
  const height = top + runs.length * row + 34;
  const x = scaleOf(every, left, width - right, figure.family === "Cost");
  const plot = svg("svg", { class: "plot strips", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${figure.title} of each cluster` });
  const foot = height - 28;
  for (const tick of x.ticks) plot.append(svg("line", { class: "grid", x1: x(tick), x2: x(tick), y1: top, y2: foot }), svg("text", { class: "tick", x: x(tick), y: foot + 18, "text-anchor": "middle" }, tickText(tick)));
  const words = [];
  values.forEach((found, run) => {
    const base = top + run * row;
    plot.append(svg("text", { class: "label", x: 0, y: base + 15 }, clipped(run, Math.floor(width / 9))));
    if (!found.length) {
      plot.append(svg("text", { class: "tick", x: left, y: base + 38 }, "no cluster has it"));
      return;
    }
    const sorted = found.map(([value]) => value).sort((one, other) => one - other);
    const [lower, middle, upper] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
    const centre = base + 36;
    if (found.length >= 5) plot.append(svg("rect", { class: "box", x: x(lower), y: centre - 9, width: Math.max(x(upper) - x(lower), 1), height: 18, rx: 3 }));
    const radius = found.length > 300 ? 2 : 4;
    for (const [value, index] of found) {
      // A place off the line that is the same at every visit, so that equal values can be told apart.
      const off = ((index * 0.618034) % 1) * 12 - 6;
      plot.append(svg("circle", { class: "dot", cx: x(value).toFixed(1), cy: (centre + off).toFixed(1), r: radius, "data-cluster": index }, svg("title", {}, `${clusters[index].id}: ${number(value, figure.digits)}`)));
    }
    plot.append(svg("line", { class: "median", x1: x(middle), x2: x(middle), y1: centre - 12, y2: centre + 12 }));
    words.push(`${runs.length > 1 ? `${runs[run].letter}: ` : ""}median ${number(middle, figure.digits)}, from ${number(sorted[0], figure.digits)} to ${number(sorted[sorted.length - 1], figure.digits)}`);
  });
  plot.addEventListener("click", (event) => {
    const index = event.target.closest("[data-cluster]")?.dataset.cluster;
    if (index !== undefined) location.hash = clusterHash(clusters[Number(index)].id);
  });
  holder.replaceChildren(plot, el("figcaption", { class: "key" }, `${words.join("; ")}. A dot is a cluster: a click opens it.`));
}

{
  const known = (at) => clusters.some((cluster) => cluster.scores.some((scores) => scores[at] !== null && scores[at] !== undefined));
  const first = [headline[1], headline[0], ...headline].find((at) => at !== undefined && known(at)) ?? 0;
  figureOptions($("spread-figure"), first, (_, at) => known(at));
  $("spread-figure").addEventListener("change", () => drawSpread());
  if (clusters.length > 1) drawn($("spread-plot"), drawSpread);
  else $("spread").hidden = true;
}
