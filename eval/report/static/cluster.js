// One cluster: two systems side by side, the articles beside them.

const view = { index: null, a: 0, b: null, made: {}, block: null };

function chosenRuns() {
  return [view.a, view.b];
}

function readAs(side) {
  const made = view.made[side];
  const run = view[side];
  if (reading.side === side && reading.block === view.block) return;
  Object.assign(reading, { side, block: view.block, input: made?.input ?? 0, read: made?.read ?? null, shares: made?.shares ?? null, letter: runs[run].letter, lit: [], at: 0 });
  drawArticles();
}

function scoreTable() {
  const cluster = clusters[view.index];
  const two = view.b !== null;
  const rows = (all) => (all ? figures.map((_, at) => at) : headline)
    .filter((at) => [view.a, view.b].some((run) => run !== null && cluster.scores[run][at] !== null && cluster.scores[run][at] !== undefined))
    .map((at) => {
      const figure = figures[at];
      const [one, other] = [cluster.scores[view.a][at] ?? null, two ? cluster.scores[view.b][at] ?? null : null];
      const ahead = two && figure.better && one !== null && other !== null && one !== other ? ((one > other) === (figure.better === "higher") ? "a" : "b") : "";
      return el("tr", {}, el("th", { scope: "row", class: "name", title: `${figure.name}. ${figure.says}` }, fullTitle(figure)),
        el("td", { class: ahead === "a" ? "best" : null }, number(one, figure.digits)),
        two && el("td", { class: ahead === "b" ? "best" : null }, number(other, figure.digits)),
        two && el("td", { class: "ci" }, one !== null && other !== null ? signed(one - other, figure.digits) : NONE));
    });
  const body = el("tbody", {}, rows(false));
  const table = el("table", { class: "scores" }, el("caption", { class: "unseen" }, "Figures of this cluster"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "name" }, "Figure"), el("th", { scope: "col" }, two ? [badge(view.a), el("span", { class: "is-a clip" }, runs[view.a].label)] : "Value"),
      two && el("th", { scope: "col" }, [badge(view.b), el("span", { class: "is-b clip" }, runs[view.b].label)]), two && el("th", { scope: "col" }, "Difference"))), body);
  const all = el("button", {
    type: "button", class: "quiet", "aria-expanded": "false",
    onclick: () => {
      const open = all.getAttribute("aria-expanded") !== "true";
      all.setAttribute("aria-expanded", String(open));
      all.textContent = open ? "Fewer figures" : "All figures";
      body.replaceChildren(...rows(open));
    },
  }, "All figures");
  return el("section", { class: "cluster-scores", "aria-label": "Figures of this cluster" }, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Figures" }, table), all);
}

function systemSelect(side, words) {
  const select = el("select", { id: `system-${side}`, onchange: () => {
    const chosen = select.value === "" ? null : Number(select.value);
    location.replace(clusterHash(clusters[view.index].id, side === "a" ? chosen : view.a, side === "b" ? chosen : view.b));
  } }, side === "b" && el("option", { value: "" }, "none"), runs.map((run, at) => el("option", { value: at, selected: view[side] === at }, run.label)));
  return el("label", { class: `field is-${side}` }, `${words} `, select);
}

function toggle(name, words, on) {
  const box = el("input", { type: "checkbox", id: `toggle-${name}`, checked: on, onchange: () => {
    options[name] = box.checked;
    $("view-cluster").classList.toggle(`with-${name}`, box.checked);
  } });
  return el("label", { class: "field check" }, box, ` ${words}`);
}
const options = { novel: false, unread: true };

function references() {
  const inputs = view.block.inputs[view.made.a?.input ?? view.made.b?.input ?? 0].references;
  if (!inputs.length) return null;
  return el("section", { class: "references", "aria-label": "References" }, el("h3", {}, `${counted(inputs.length, "reference")}`),
    inputs.map((text, at) => el("details", { open: inputs.length === 1 }, el("summary", {}, `Reference ${at + 1}`, el("span", { class: "meta" }, ` · ${counted(text.split(/\s+/).filter(Boolean).length, "word")}`)), el("p", { class: "prose" }, text))));
}

async function openCluster(index, a, b) {
  const same = view.index === index;
  Object.assign(view, { index, a, b });
  const holder = $("view-cluster");
  const cluster = clusters[index];
  if (!same) holder.replaceChildren(el("p", { class: "key" }, "Unpacking …"));
  let block;
  try {
    block = await loadBlock(index);
  } catch (error) {
    holder.replaceChildren(el("p", { class: "warning" }, error.message));
    return;
  }
  if (view.index !== index || view.a !== a || view.b !== b) return; // the reader went on
  view.block = block;
  view.made = { a: block.runs[a], b: b === null ? null : block.runs[b] };
  const order = foundClusters();
  const place = order.indexOf(index);
  const neighbour = (by, words, name) => {
    const other = order[place + by];
    return place >= 0 && other !== undefined ? el("a", { class: "step", href: clusterHash(clusters[other].id, a, b), "aria-label": `${name} cluster: ${clusters[other].id}` }, words) : el("span", { class: "step off", "aria-hidden": "true" }, words);
  };
  const differ = b !== null && view.made.a && view.made.b && view.made.a.input !== view.made.b.input;
  holder.className = Object.entries(options).filter(([, on]) => on).map(([name]) => `with-${name}`).join(" ");
  const sides = [["a", a], ["b", b]].filter(([, run]) => run !== null);
  holder.replaceChildren(
    el("header", { class: "cluster-head" },
      el("div", { class: "title-line" },
        el("h1", { tabindex: "-1", id: "cluster-title" }, cluster.id),
        el("p", { class: "under" }, `${counted(cluster.articles, "article")}, ${counted(cluster.references, "reference")}`),
        clusters.length > 1 && el("nav", { class: "steps", "aria-label": "Clusters beside this one" }, neighbour(-1, "←", "Previous"), el("a", { href: "#clusters" }, place >= 0 ? `${place + 1} of ${order.length}` : "all"), neighbour(1, "→", "Next"))),
      el("form", { class: "controls", onsubmit: (event) => event.preventDefault() }, runs.length > 1 && [systemSelect("a", "Left"), systemSelect("b", "Right")], toggle("novel", "underline new words", options.novel), toggle("unread", "dim what was not read", options.unread))),
    ...(differ ? [el("p", { class: "warning" }, "The two runs read different articles. Those of the summary that you last chose a mention in are shown.")] : []),
    el("div", { class: `desk ${sides.length > 1 ? "two" : "one"}` },
      el("div", { class: "left" },
        el("div", { class: "summaries" }, sides.map(([side, run]) => summaryPanel(side, run, view.made[side]))),
        el("div", { class: "summaries" }, sides.map(([side, run]) => making(side, run, view.made[side]))),
        scoreTable(), references()),
      el("div", { class: "right" }, el("div", { id: "evidence", role: "region", "aria-label": "Evidence" }), el("div", { id: "sources", tabindex: "0", role: "region", "aria-label": "Articles" }))));
  reading.side = null;
  readAs(view.made.a || !view.made.b ? "a" : "b");
  clearEvidence();
}

$("view-cluster").addEventListener("click", onClusterClick);
$("view-cluster").addEventListener("keydown", onClusterKey);
