// From a mention, a sentence or a claim to the places in the articles that carry it, and back.

const active = { node: null, spans: [], at: 0, words: [] };

function clearEvidence() {
  if (active.node) active.node.setAttribute("aria-pressed", "false");
  for (const node of document.querySelectorAll(".mention.on")) node.classList.remove("on");
  active.node = null;
  if (reading.block) light([], 0);
  $("evidence").replaceChildren(el("p", { class: "key" }, "Choose a mention, a sentence number or a claim to see where the articles have it."));
  $("evidence").classList.remove("open");
}

function drawEvidence() {
  const { spans, at, words } = active;
  const step = (by) => () => turnEvidence(by);
  const where = spans.length ? `${at + 1} of ${spans.length}, article ${spans[at][0] + 1}` : "no place in the articles";
  $("evidence").replaceChildren(
    el("div", { class: "what" }, words),
    el("div", { class: "where" },
      spans.length > 1 && el("button", { type: "button", class: "quiet", "aria-label": "The place before", onclick: step(-1) }, "←"),
      el("span", {}, where),
      spans.length > 1 && el("button", { type: "button", class: "quiet", "aria-label": "The next place", onclick: step(1) }, "→"),
      el("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: () => { const { node } = active; clearEvidence(); node?.focus(); } }, "✕")));
  $("evidence").classList.add("open");
  const told = spans.length ? $(`article-${spans[at][0]}`)?.querySelector("mark.now")?.textContent || "" : "";
  announce(`${$("evidence").querySelector(".what").textContent}. ${where}. ${told}`);
}

function showEvidence(node, side, spans, words, at = 0) {
  if (active.node) active.node.setAttribute("aria-pressed", "false");
  for (const other of document.querySelectorAll(".mention.on")) other.classList.remove("on");
  readAs(side);
  Object.assign(active, { node, spans, at, words });
  node.setAttribute("aria-pressed", "true");
  light(spans, at);
  drawEvidence();
}

function turnEvidence(by) {
  if (active.spans.length < 1) return;
  active.at = (active.at + by + active.spans.length) % active.spans.length;
  light(active.spans, active.at);
  drawEvidence();
}

function showMention(side, index) {
  const made = view.made[side];
  const mention = made.mentions[index];
  const [sign, verdict] = VERDICTS[mention.verdict];
  const nodes = document.querySelectorAll(`.mention[data-side="${side}"][data-mention="${index}"]`);
  const words = [
    el("p", {}, el("b", { class: `v-${mention.verdict}` }, `${sign} ${verdict}`), ` ${KINDS[mention.kind] || mention.kind} `, el("q", {}, made.text.slice(...mention.at)), mention.note && el("span", { class: "meta" }, ` ${mention.note}`)),
    mention.from && el("p", { class: "meta" }, `Where it came from: ${mention.from}.`),
  ].filter(Boolean);
  showEvidence(nodes[0], side, mention.evidence, words);
  for (const node of nodes) node.classList.add("on");
}

function showSentence(node) {
  const { side } = node.dataset;
  const sentence = view.made[side].sentences[Number(node.dataset.sentence)];
  showEvidence(node, side, sentence.sources, [el("p", {}, el("b", {}, `Sentence ${Number(node.dataset.sentence) + 1}`), ` ${ORIGINS[sentence.origin] || sentence.origin}`, sentence.note && el("span", { class: "meta" }, ` ${sentence.note}`))]);
}

function showClaim(node) {
  const { side } = node.dataset;
  const conflict = view.made[side].conflicts[Number(node.dataset.conflict)];
  const claim = conflict.claims[Number(node.dataset.claim)];
  const places = conflict.claims.filter((one) => one.at).map((one) => one.at);
  showEvidence(node, side, places, [el("p", {}, el("b", {}, conflict.kind === "update" ? "↑ update" : "≠ conflict"), ` ${conflict.subject}`)], Math.max(0, places.indexOf(claim.at)));
}

function choose(node) {
  if (node.matches(".mention")) {
    const [side, index] = [node.dataset.side, Number(node.dataset.mention)];
    const again = active.node && active.node.matches(".mention") && active.node.dataset.side === side && Number(active.node.dataset.mention) === index;
    if (again) turnEvidence(1);
    else showMention(side, index);
  } else if (node === active.node) turnEvidence(1);
  else if (node.matches(".sentence-number")) showSentence(node);
  else showClaim(node);
}

// The mentions of one summary are one stop of the tab key; the arrows go from one to the next.
function stepMention(node, by) {
  const all = [...document.querySelectorAll(`.mention[data-side="${node.dataset.side}"][aria-pressed]`)];
  const next = all[(all.indexOf(node) + by + all.length) % all.length];
  for (const one of all) one.setAttribute("tabindex", one === next ? "0" : "-1");
  next.focus();
}

const CHOOSABLE = ".mention, .sentence-number, .claim";

function onClusterClick(event) {
  const node = event.target.closest(CHOOSABLE);
  if (node && !node.disabled) choose(node);
}

function onClusterKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const node = event.target.closest(CHOOSABLE);
  if (event.key === "Escape" && active.node) {
    const back = active.node;
    clearEvidence();
    back.focus();
    event.preventDefault();
    return;
  }
  if (!node) return;
  const mention = node.matches(".mention");
  if (mention && (event.key === "Enter" || event.key === " ")) choose(node);
  else if (mention && (event.key === "ArrowRight" || event.key === "ArrowLeft")) stepMention(node, event.key === "ArrowRight" ? 1 : -1);
  else if (active.node && (event.key === "ArrowDown" || event.key === "ArrowUp")) turnEvidence(event.key === "ArrowDown" ? 1 : -1);
  else return;
  event.preventDefault();
}
