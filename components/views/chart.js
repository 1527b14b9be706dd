// Saves the chart as PNG or SVG in the browser, so that it works with the network closed.
// Streamlit's own chart element, which stands above, has put plotly.js on the page as `Plotly`.
const FORMATS = [
  ["png", "Picture (PNG)", 2],
  ["svg", "Drawing (SVG)", 1],
];
const LOOK_AGAIN = 500; // ms

export default function ({ data, parentElement, setTriggerValue }) {
  const group = parentElement.querySelector("[role=group]");
  group.replaceChildren(
    ...FORMATS.map(([format, words, scale]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.onclick = () => save(data, format, scale);
      return button;
    }),
  );
  return watchTheme(group, () => setTriggerValue("theme", Date.now()));
}

function save(data, format, scale) {
  const { data: traces, layout } = JSON.parse(data.figure);
  const size = { width: data.width, height: layout.height, scale };
  window.Plotly.downloadImage({ data: traces, layout }, { format, filename: data.name, ...size });
}

// Streamlit does not run the page again when the reader changes the theme; the chart's colours need it.
function watchTheme(element, changed) {
  const ground = () => getComputedStyle(element).getPropertyValue("--st-background-color");
  const first = ground();
  const timer = setInterval(() => {
    if (ground() === first) return;
    clearInterval(timer);
    changed();
  }, LOOK_AGAIN);
  return () => clearInterval(timer);
}
