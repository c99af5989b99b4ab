// The leaderboard: sorting by its headings, and the marks that say who is better than whom.

function sortBoard(button) {
  const heading = button.closest("th");
  const body = $("board").tBodies[0];
  const rows = [...body.rows];
  const was = heading.getAttribute("aria-sort");
  // The better end comes first; a second click turns it round.
  const first = button.dataset.better === "lower" || button.dataset.sort === "label" ? "ascending" : "descending";
  const order = was === "none" ? first : was === "ascending" ? "descending" : "ascending";
  const column = heading.cellIndex;
  const key = (row) => {
    if (column === 0) return row.querySelector(".label").textContent;
    const value = row.cells[column].dataset.value;
    return value === "" ? null : Number(value);
  };
  rows.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return (a === null) - (b === null); // what has no value is last, either way
    const apart = column === 0 ? a.localeCompare(b, undefined, { numeric: true }) : a - b;
    return order === "ascending" ? apart : -apart;
  });
  body.append(...rows);
  for (const other of $("board").tHead.rows[0].cells) other.setAttribute("aria-sort", other === heading ? order : "none");
  announce(`Sorted by ${button.firstChild.textContent.trim()}, ${order}`);
}

function markBoard() {
  const against = $("against") ? $("against").value : "best";
  const names = figures.map((figure) => figure.name);
  for (const row of $("board").tBodies[0].rows) {
    const run = Number(row.dataset.run);
    row.classList.toggle("baseline", against === String(run));
    for (const cell of row.querySelectorAll("td[data-figure]")) {
      const figure = names.indexOf(cell.dataset.figure);
      const other = against === "best" ? nearestBest(figure, run) : Number(against);
      const how = other === null || other === run ? "untested" : standing(figure, run, other);
      const mark = cell.querySelector(".mark");
      mark.className = `mark m-${how}`;
      mark.replaceChildren();
      mark.removeAttribute("title");
      if (!SIGNS[how]) continue;
      const one = contrastOf(figure, run, other);
      const words = how === "tie" ? `tie with ${runs[other].label}` : `${how} than ${runs[other].label}`;
      mark.title = `${words}: ${signed(one.difference, figures[figure].digits)} ${probability(one.holm ?? one.p)}`;
      mark.append(shown(SIGNS[how]), unseen(`, ${words}`));
    }
  }
  if ($("marks-than")) {
    $("marks-than").textContent = against === "best" ? "than the best" : `than ${runs[Number(against)].label}`;
  }
}

for (const button of $("board").querySelectorAll("th button")) {
  button.addEventListener("click", () => sortBoard(button));
}
if ($("against")) $("against").addEventListener("change", markBoard);
markBoard();
