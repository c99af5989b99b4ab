// The texts of one cluster, unpacked when they are asked for.

const unpacked = new Map();
const KEPT = 40;

async function loadBlock(index) {
  if (unpacked.has(index)) return unpacked.get(index);
  if (typeof DecompressionStream === "undefined") {
    throw new Error("This browser is too old to unpack the clusters. Chrome 80, Firefox 113 and Safari 16.4 can.");
  }
  const bytes = Uint8Array.from(atob($(`block-${index}`).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const block = await new Response(stream).json();
  unpacked.set(index, block);
  if (unpacked.size > KEPT) unpacked.delete(unpacked.keys().next().value);
  return block;
}

// What a search looks through, in lower case.
const searchable = new Map();
async function textOf(index) {
  if (!searchable.has(index)) {
    const block = await loadBlock(index);
    const texts = [
      ...block.inputs.flatMap((input) => input.articles.map((article) => article.text)),
      ...block.runs.map((run) => run?.text || ""),
    ];
    searchable.set(index, texts.join("\n").toLowerCase());
  }
  return searchable.get(index);
}
