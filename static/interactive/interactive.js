// A chart and the table of its records in one file: a mark leads to its row, the title in a row to its mark.

const figure = JSON.parse(document.getElementById("figure").textContent);
const root = document.querySelector(".backchannel-plot");
const rows = new Map([...document.querySelectorAll("tr[data-event]")].map((row) => [row.dataset.event, row]));

const plot = new Plot(root);
Object.assign(plot, { key: "chart", held: "", current: "", figure, Plotly: window.Plotly });
plot.tell = (what, event) => what === "pick" && choose(event, true);

// Mark the row of `event` and, if asked to, go to it; no event marks none.
function choose(event, go) {
  rows.forEach((row, id) => row.classList.toggle("chosen", id === event));
  light([event]);
  if (!go || !rows.has(event)) return;
  rows.get(event).scrollIntoView({ block: "center" });
  rows.get(event).focus({ preventScroll: true });
}

rows.forEach((row, event) => {
  row.addEventListener("pointerenter", () => light([event]));
  row.addEventListener("pointerleave", dark);
  row.querySelector("button").addEventListener("click", () => {
    plot.current = event;
    choose(event, false);
    root.scrollIntoView({ block: "nearest" });
    plot.walk.at = plot.walk.open();
    root.querySelector("[role=listbox]").focus({ preventScroll: true });
  });
});

plot.draw();
