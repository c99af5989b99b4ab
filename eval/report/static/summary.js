// One summary: its sentences, where each comes from, and its mentions with what the articles say of them.

const VERDICTS = {
  supported: ["✓", "supported"],
  unsupported: ["✗", "unsupported"],
  contradicted: ["≠", "contradicted"],
  unchecked: ["?", "unchecked"],
};
const ORIGINS = { generated: "written by the model", rewritten: "rewritten by rule", repaired: "repaired", source: "source sentence" };
const KINDS = { org: "organisation", other: "name" };

function mentionNode(side, made, index, again) {
  const mention = made.mentions[index];
  const [sign, words] = VERDICTS[mention.verdict];
  const node = el("span", {
    role: "button", class: `mention v-${mention.verdict}`, "data-side": side, "data-mention": index,
    tabindex: again ? null : index === 0 ? "0" : "-1", "data-sign": sign,
    title: `${words}${mention.note ? `: ${mention.note}` : ""}`,
  });
  if (again) {
    node.removeAttribute("role");
    node.setAttribute("data-again", "");
  } else {
    node.setAttribute("aria-pressed", "false");
    const text = made.text.slice(...mention.at);
    node.setAttribute("aria-label", `${text}: ${words}, ${KINDS[mention.kind] || mention.kind}, ${counted(mention.evidence.length, "place")} in the articles`);
  }
  return node;
}

function sentenceNotes(sentence, number) {
  const parts = [ORIGINS[sentence.origin] || sentence.origin];
  const articles = [...new Set(sentence.sources.map(([at]) => at + 1))];
  if (articles.length) parts.push(`article${articles.length > 1 ? "s" : ""} ${articles.join(", ")}`);
  if (sentence.copied) parts.push("copied word for word");
  if (sentence.support !== null) parts.push(`support ${number(sentence.support, 2)}`);
  return parts;
}

function summaryPanel(side, run, made) {
  const panel = el("section", { class: `summary is-${side}`, "aria-label": `Summary of ${runs[run].label}`, "data-side": side });
  const counts = new Map();
  for (const mention of made?.mentions || []) counts.set(mention.verdict, (counts.get(mention.verdict) || 0) + 1);
  const words = made?.text ? made.text.split(/\s+/).filter(Boolean).length : 0;
  panel.append(el("h2", { class: "system" }, badge(run), runs[run].label, runs[run].note && el("span", { class: "dagger", title: runs[run].note }, " †")));
  if (!made) {
    panel.append(el("p", { class: "why" }, "This run has no record of the cluster."));
    return panel;
  }
  if (made.status !== "ok") panel.append(el("p", { class: "warning" }, `${made.status}: ${made.error || "no reason noted"}`));
  if (made.text === null) return panel;
  panel.append(el("p", { class: "counts" },
    el("span", {}, counted(words, "word")),
    Object.entries(VERDICTS).filter(([verdict]) => counts.get(verdict)).map(([verdict, [sign, name]]) =>
      el("span", { class: `tally v-${verdict}` }, shown(`${sign} `), `${counts.get(verdict)} ${name}`)),
    !made.checked && el("span", {}, "not fact-checked")));
  const layers = [
    ...made.words.map(([start, end]) => ({ start, end, class: "new-word" })),
    ...made.pairs.map(([start, end]) => ({ start, end, class: "new-pair" })),
  ];
  const holders = made.mentions.map((mention, index) => ({ start: mention.at[0], end: mention.at[1], make: (again) => mentionNode(side, made, index, again) }));
  const list = el("ol", { class: "sentences" });
  made.sentences.forEach((sentence, at) => {
    const [start, end] = sentence.at;
    const button = el("button", {
      type: "button", class: "sentence-number", "data-side": side, "data-sentence": at, "aria-pressed": "false", disabled: !sentence.sources.length,
      "aria-label": `Sentence ${at + 1}: ${sentence.sources.length ? `show its ${counted(sentence.sources.length, "source sentence")}` : "no source noted"}`,
    }, String(at + 1));
    list.append(el("li", { class: `sentence${sentence.copied ? " copied" : ""}` }, button,
      el("div", {}, el("p", { class: "said" }, flow(made.text, start, end, layers, holders)),
        el("p", { class: "meta" }, sentenceNotes(sentence, number).map((part, place) => [place ? " · " : "", el("span", { class: part.startsWith("copied") ? "is-copied" : null }, part)]),
          sentence.note.includes("in no article") || sentence.note.includes("no article says") ? el("span", { class: "said-of" }, ` · ${sentence.note.split("; ").filter((part) => part.includes("no article")).join("; ")}`) : null,
          sentence.otherwise.map((words_) => el("span", { class: "otherwise" }, `≠ ${words_}`))))));
  });
  panel.append(list);
  // A mention that stands in no sentence element cannot be reached: the first one that can takes the tab stop.
  const reachable = panel.querySelectorAll(".mention[aria-pressed]");
  reachable.forEach((node, at) => node.setAttribute("tabindex", at ? "-1" : "0"));
  return panel;
}
