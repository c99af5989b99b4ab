// The list of clusters: search, filters, sorting by any figure of any run, pages.

const PAGE = 50;
const finder = { query: "", found: null, status: "", wrong: false, figure: 0, run: "any", way: ">=", value: "", sort: "", turned: false, page: 0 };

function clusterHash(id, a, b) {
  const parts = new URLSearchParams({ cluster: id });
  if (runs.length > 1 && a !== undefined) parts.set("a", runs[a].label);
  if (runs.length > 1 && b !== undefined && b !== null) parts.set("b", runs[b].label);
  return `#${parts}`;
}

const states = (cluster) => cluster.runs.map((run) => (run ? run[0] : "missing"));
const wrongIn = (run) => (run && run[1] !== null ? run[1] + run[2] : null);
const scoreOf = (cluster, run) => cluster.scores[run]?.[finder.figure] ?? null;
function apart(cluster) {
  const values = runs.map((_, run) => scoreOf(cluster, run)).filter((value) => value !== null);
  return values.length > 1 ? Math.max(...values) - Math.min(...values) : null;
}

function passes(cluster, index) {
  if (finder.query && !(cluster.id.toLowerCase().includes(finder.query) || finder.found?.has(index))) return false;
  if (finder.status && !states(cluster).includes(finder.status)) return false;
  if (finder.wrong && !cluster.runs.some((run) => wrongIn(run) > 0)) return false;
  if (finder.value !== "") {
    const limit = Number(finder.value);
    const over = (value) => value !== null && (finder.way === ">=" ? value >= limit : value <= limit);
    const asked = finder.run === "any" ? runs.map((_, run) => run) : [Number(finder.run)];
    if (!asked.some((run) => over(scoreOf(cluster, run)))) return false;
  }
  return true;
}

function sortKey(cluster) {
  if (finder.sort === "id") return cluster.id;
  if (finder.sort === "wrong") return Math.max(...cluster.runs.map((run) => wrongIn(run) ?? -1));
  if (finder.sort === "apart") return apart(cluster);
  return scoreOf(cluster, Number(finder.sort));
}

function foundClusters() {
  const kept = clusters.map((cluster, index) => index).filter((index) => passes(clusters[index], index));
  if (finder.sort !== "") {
    const keys = new Map(kept.map((index) => [index, sortKey(clusters[index])]));
    kept.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      if (a === null || b === null) return (a === null) - (b === null);
      const difference = typeof a === "string" ? a.localeCompare(b, undefined, { numeric: true }) : a - b;
      return finder.turned ? -difference : difference;
    });
  }
  return kept;
}

function sortHeading(key, words, down = true, content = words) {
  const now = finder.sort === key;
  return el("th", { scope: "col", class: key === "id" ? "name" : null, "aria-sort": now ? (finder.turned ? "descending" : "ascending") : "none" },
    el("button", {
      type: "button", "data-key": key,
      onclick: () => {
        finder.turned = now ? !finder.turned : down;
        finder.sort = key;
        finder.page = 0;
        drawClusters();
        $("finder-table").querySelector(`[data-key="${key}"]`).focus();
        announce(`Sorted by ${words}, ${finder.turned ? "descending" : "ascending"}`);
      },
    }, content));
}

function clusterRow(index, scale) {
  const cluster = clusters[index];
  const figure = figures[finder.figure];
  const worst = ["failed", "missing", "partial"].find((state) => states(cluster).includes(state));
  const wrong = cluster.runs.map(wrongIn);
  return el("tr", {},
    el("th", { scope: "row", class: "name" },
      el("a", { href: clusterHash(cluster.id, ...chosenRuns()) }, cluster.id),
      el("span", { class: "sub" }, counted(cluster.articles, "article"), worst && el("span", { class: "state" }, ` · ${worst}`))),
    el("td", { class: wrong.some((count) => count > 0) ? "has-wrong" : "", title: runs.map((run, at) => `${run.label}: ${wrong[at] ?? NONE}`).join("\n") },
      runs.length > 3 ? number(wrong.every((count) => count === null) ? null : Math.max(...wrong), 0) : wrong.map((count) => (count === null ? NONE : count)).join(" · ")),
    runs.map((_, run) => {
      const value = scoreOf(cluster, run);
      return el("td", {}, el("span", { class: "value" }, number(value, figure.digits)),
        value !== null && scale && svg("svg", { class: "bar", viewBox: "0 0 72 8", width: 72, height: 8, "aria-hidden": "true" },
          svg("line", { class: "rail", x1: 0, x2: 72, y1: 4, y2: 4 }), svg("circle", { cx: scale(value).toFixed(1), cy: 4, r: 2.6 })));
    }),
    runs.length > 1 && el("td", {}, number(apart(cluster), figure.digits)));
}

function drawClusters() {
  const found = foundClusters();
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  finder.page = Math.min(finder.page, pages - 1);
  const from = finder.page * PAGE;
  const on = found.slice(from, from + PAGE);
  const every = clusters.flatMap((cluster) => runs.map((_, run) => scoreOf(cluster, run))).filter((value) => value !== null);
  const [least, most] = every.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const scale = most > least ? (value) => 3 + ((value - least) / (most - least)) * 66 : null;
  $("finder-count").textContent = found.length === clusters.length ? counted(clusters.length, "cluster") : `${found.length} of ${counted(clusters.length, "cluster")}`;
  $("finder-table").replaceChildren(
    el("table", { class: "list" },
      el("caption", { class: "unseen" }, `Clusters with ${fullTitle(figures[finder.figure])} of each system`),
      el("thead", {}, el("tr", {}, sortHeading("id", "Cluster", false), sortHeading("wrong", runs.length > 3 ? "Unsupported, at most" : "Unsupported"),
        runs.map((run, at) => sortHeading(String(at), run.label, true, heading(at))), runs.length > 1 && sortHeading("apart", "Apart"))),
      el("tbody", {}, on.length ? on.map((index) => clusterRow(index, scale))
        : el("tr", {}, el("td", { class: "nothing", colspan: runs.length + 3 }, "No cluster is like that. Clear a filter to see more.")))));
  const turn = (to, words) => el("button", { type: "button", class: "quiet", disabled: to < 0 || to >= pages, onclick: () => { finder.page = to; drawClusters(); window.scrollTo(0, 0); announce(`Page ${to + 1} of ${pages}`); } }, words);
  $("finder-pages").replaceChildren(...(pages > 1 ? [turn(finder.page - 1, "← Earlier"), el("span", {}, `${from + 1}–${from + on.length} of ${found.length}`), turn(finder.page + 1, "Later →")] : []));
}

let searching = 0;
async function search(query) {
  const own = (searching += 1);
  finder.query = query.trim().toLowerCase();
  finder.found = null;
  finder.page = 0;
  drawClusters();
  if (finder.query.length < 2) return;
  finder.found = new Set();
  let shownAt = performance.now();
  for (let index = 0; index < clusters.length; index += 1) {
    const text = await textOf(index);
    if (own !== searching) return; // the reader typed on
    if (text.includes(finder.query)) finder.found.add(index);
    if (performance.now() - shownAt > 250) {
      shownAt = performance.now();
      $("finder-count").textContent = `Searching the texts: ${index + 1} of ${clusters.length} …`;
      await new Promise((done) => setTimeout(done));
    }
  }
  drawClusters();
  announce($("finder-count").textContent);
}

function changed(key, read) {
  return (event) => {
    finder[key] = read(event.target);
    finder.page = 0;
    drawClusters();
    announce($("finder-count").textContent);
  };
}

function buildFinder() {
  finder.figure = headline[0] ?? 0;
  let waiting = 0;
  const query = el("input", {
    type: "search", id: "find", placeholder: "Search ids, articles, summaries", "aria-label": "Search ids, articles and summaries", autocomplete: "off",
    oninput: (event) => { clearTimeout(waiting); waiting = setTimeout(() => search(event.target.value), 200); },
  });
  const status = el("select", { id: "find-status", onchange: changed("status", (field) => field.value) },
    [["", "any status"], ["ok", "ok"], ["partial", "partial"], ["failed", "failed"], ["missing", "missing in a run"]].map(([value, words]) => el("option", { value }, words)));
  const wrong = el("input", { type: "checkbox", id: "find-wrong", onchange: changed("wrong", (field) => field.checked) });
  const figure = el("select", { id: "find-figure", onchange: changed("figure", (field) => Number(field.value)) });
  const run = el("select", { id: "find-run", "aria-label": "System of the limit", onchange: changed("run", (field) => field.value) },
    el("option", { value: "any" }, "of any system"), runs.map((one, at) => el("option", { value: at }, `of ${one.label}`)));
  const way = el("select", { id: "find-way", "aria-label": "Direction of the limit", onchange: changed("way", (field) => field.value) },
    el("option", { value: ">=" }, "at least"), el("option", { value: "<=" }, "at most"));
  const value = el("input", { type: "number", step: "any", id: "find-value", placeholder: "any", "aria-label": "Limit", oninput: changed("value", (field) => field.value) });
  $("finder").append(
    el("form", { class: "finder", role: "search", onsubmit: (event) => event.preventDefault() },
      query,
      el("label", { class: "field" }, "Status ", status),
      el("label", { class: "field check" }, wrong, " has unsupported mentions"),
      el("span", { class: "group", role: "group", "aria-label": "Figure that is shown, and a limit" }, el("label", { class: "field" }, "Figure ", figure), way, value, runs.length > 1 && run)),
    el("p", { class: "key", id: "finder-count" }),
    el("div", { id: "finder-table", class: "scroll", role: "region", "aria-label": "Clusters", tabindex: "0" }),
    el("p", { id: "finder-pages", class: "pages" }));
  figureOptions(figure, finder.figure, (_, at) => clusters.some((cluster) => cluster.scores.some((scores) => scores[at] !== null && scores[at] !== undefined)));
  drawClusters();
}
