// Saves the chart as PNG or SVG in the browser, so that it works with the network closed.
// Whichever element drew the chart has put plotly.js on the page as `Plotly`.
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

// What is on the page, zoomed as it is, with its words above it.
function save({ key, name, stamp }, format, scale) {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const layout = structuredClone(chart.layout);
  for (const [path, value] of Object.entries(stamp.layout)) put(layout, path.split("."), value);
  const picture = { data: [...chart.data, ...stamp.traces], layout };
  const { width, height } = layout;
  window.Plotly.downloadImage(picture, { format, filename: name, width, height, scale });
}

function put(layout, [first, ...rest], value) {
  if (rest.length) put(layout[first] ??= {}, rest, value);
  else layout[first] = value;
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
