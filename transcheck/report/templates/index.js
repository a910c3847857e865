"use strict";
// A click on a column's head sorts by it, a second click the other way round.
(() => {
  const table = document.getElementById("pairs");
  if (!table) return;
  const body = table.tBodies[0];
  const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) =>
        value(a, column).localeCompare(value(b, column), "en", { numeric: true }));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
})();
