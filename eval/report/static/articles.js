// The articles of a cluster: what the model read, what it did not, and the spans that a summary points to.

const reading = { input: 0, block: null, read: null, shares: null, lit: [], at: 0, letter: "", side: null };

// The stretches of an article that the model was not shown, given the spans that it was.
function unread(article, index) {
  if (!reading.read) return [];
  const spans = reading.read.filter(([at]) => at === index).sort((one, other) => one[1] - other[1]);
  const left = [];
  let from = 0;
  for (const [, start, end] of spans) {
    if (start > from) left.push({ start: from, end: start, class: "unread" });
    from = Math.max(from, end);
  }
  if (from < article.text.length) left.push({ start: from, end: article.text.length, class: "unread" });
  return left;
}

function paragraphs(article, index) {
  const lit = reading.lit.map((one, place) => [one, place]).filter(([[at]]) => at === index)
    .map(([[, start, end], place]) => ({ start, end, class: place === reading.at ? "lit now" : "lit" }));
  const layers = [...unread(article, index), ...lit.flatMap((one) => one.class.split(" ").map((name) => ({ ...one, class: name })))];
  const nodes = [];
  let start = 0;
  for (const piece of article.text.split("\n")) {
    const end = start + piece.length;
    const title = start === 0 && article.title && piece === article.title;
    if (piece.trim()) nodes.push(el("p", { class: title ? "title" : null }, flow(article.text, start, end, layers)));
    start = end + 1;
  }
  return nodes;
}

function shareWords(index) {
  const share = reading.shares?.[index];
  if (!share || !share[0]) return "";
  const [there, seen, part] = share;
  const of = part === null || part === undefined ? "" : ` (${percent(part)} of the text)`;
  return seen === 0 ? "the model read nothing of it" : seen === there ? `the model read all ${counted(there, "sentence")}` : `the model read ${seen} of ${there} sentences${of}`;
}

function articleNode(article, index) {
  const about = [article.published, shareWords(index)].filter(Boolean).join(" · ");
  const link = /^https?:\/\//.test(article.url || "") ? el("a", { href: article.url, rel: "noopener noreferrer" }, "original") : null;
  return el("section", { class: "source", id: `article-${index}`, "aria-label": `Article ${index + 1}`, tabindex: "-1" },
    el("header", {}, el("h3", {}, el("span", { class: "badge" }, String(index + 1)), article.id), el("p", { class: "meta" }, about, link && [about && " · ", link])),
    el("div", { class: "prose" }, paragraphs(article, index)),
    article.dropped.length > 0 && el("details", { class: "dropped" }, el("summary", {}, `Cleaning left out ${counted(article.dropped.length, "piece")}`),
      el("ul", {}, article.dropped.map(([reason, text]) => el("li", {}, el("b", {}, reason), ` ${text}`)))));
}

function drawArticle(index) {
  const input = reading.block.inputs[reading.input];
  $(`article-${index}`).querySelector(".prose").replaceChildren(...paragraphs(input.articles[index], index));
}

function drawArticles() {
  const input = reading.block.inputs[reading.input];
  const jump = input.articles.map((_, index) => el("button", {
    type: "button", class: "badge", "aria-label": `Go to article ${index + 1}`,
    onclick: () => { scrollInto($(`article-${index}`), true); $(`article-${index}`).focus({ preventScroll: true }); },
  }, String(index + 1)));
  const notice = reading.read ? `Dimmed: what the model${runs.length > 1 ? ` of ${reading.letter}` : ""} did not read.` : reading.shares ? "" : `The record${runs.length > 1 ? ` of ${reading.letter}` : ""} does not tell what the model read.`;
  $("sources").replaceChildren(
    el("nav", { class: "jump", "aria-label": "Articles" }, jump),
    notice && el("p", { class: "key" }, notice),
    ...input.articles.map(articleNode),
    ...input.problems.map(([source, reason]) => el("p", { class: "warning" }, `Not read: ${source}: ${reason}`)));
}

// Scrolls the pane of articles where it has a bar of its own, else the page.
function scrollInto(node, top) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  node.scrollIntoView({ block: top ? "start" : "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
}

// Lights spans up, the one at `at` most of all, and goes there.
function light(spans, at) {
  const before = new Set(reading.lit.map(([index]) => index));
  reading.lit = spans;
  reading.at = at;
  for (const index of new Set([...before, ...spans.map(([place]) => place)])) drawArticle(index);
  const now = document.querySelector("#sources mark.now");
  if (now) scrollInto(now, false);
}
