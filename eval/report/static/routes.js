// Which part is shown, by the address: #overview, #clusters, #cluster=ID&a=SYSTEM&b=SYSTEM.

function runOf(label, otherwise) {
  const at = runs.findIndex((run) => run.label === label);
  return at < 0 ? otherwise : at;
}

// The two systems to begin with: the best by the first figure that has a best, and the next.
function firstPair() {
  if (runs.length < 2) return [0, null];
  const best = headline.map(bestOf).find((run) => run !== null) ?? 0;
  const rivals = runs.map((_, at) => at).filter((at) => at !== best && !runs[at].bound);
  return [best, rivals[0] ?? (best === 0 ? 1 : 0)];
}

async function route() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const index = parts.has("cluster") ? clusters.findIndex((cluster) => cluster.id === parts.get("cluster")) : -1;
  const name = index >= 0 ? "cluster" : location.hash.startsWith("#clusters") ? "clusters" : "overview";
  const before = document.body.dataset.view;
  document.body.dataset.view = name;
  for (const one of ["overview", "clusters", "cluster"]) $(`view-${one}`).hidden = one !== name;
  for (const link of document.querySelectorAll("[data-view]")) {
    if (link === document.body) continue;
    const here = link.dataset.view === (name === "cluster" ? "clusters" : name);
    if (here) link.setAttribute("aria-current", name === "cluster" ? "true" : "page");
    else link.removeAttribute("aria-current");
  }
  if (name === "cluster") {
    const [a, b] = firstPair();
    const moved = view.index !== index;
    const first = runOf(parts.get("a"), a);
    const second = parts.has("b") ? runOf(parts.get("b"), b) : parts.has("a") ? null : b;
    await openCluster(index, first, second);
    if (moved || before !== "cluster") {
      window.scrollTo(0, 0);
      if (before) $("cluster-title")?.focus({ preventScroll: true });
    }
  } else {
    if (parts.has("cluster")) announce(`There is no cluster ${parts.get("cluster")} in this report`);
    if (before && before !== name) window.scrollTo(0, 0);
    if (name === "clusters") drawClusters();
  }
  const title = name === "cluster" ? clusters[index].id : name === "clusters" ? "Clusters" : $("title").textContent;
  document.title = `${title} · NewsFuse`;
}

[view.a, view.b] = firstPair();
buildFinder();
window.addEventListener("hashchange", route);
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address says which part is shown, so a jump must not change it
  $("main").focus();
});
route();
