// Text with layers over it: each stretch gets the classes of all layers that cover it.

// `layers` are {start, end, class}; `holders` are {start, end, make(text)}, of which the shortest one wins.
function flow(text, start, end, layers, holders = []) {
  const cuts = new Set([start, end]);
  const near = (one) => one.start < end && one.end > start && one.end > one.start;
  const over = layers.filter(near), held = holders.filter(near);
  for (const one of [...over, ...held]) for (const at of [one.start, one.end]) if (at > start && at < end) cuts.add(at);
  const places = [...cuts].sort((one, other) => one - other);
  const nodes = [];
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [from, to] = [places[at], places[at + 1]];
    const piece = text.slice(from, to);
    const classes = [...new Set(over.filter((one) => one.start <= from && one.end >= to).map((one) => one.class))];
    const inner = classes.length ? el(classes.includes("lit") ? "mark" : "span", { class: classes.join(" ") }, piece) : document.createTextNode(piece);
    const holder = held.filter((one) => one.start <= from && one.end >= to).sort((one, other) => one.end - one.start - (other.end - other.start))[0];
    if (!holder) nodes.push(inner);
    else if (holder.node && holder.node === nodes[nodes.length - 1]) holder.node.append(inner);
    else {
      const again = Boolean(holder.node);
      holder.node = holder.make(again);
      holder.node.append(inner);
      nodes.push(holder.node);
    }
  }
  return nodes;
}
