// Saves the chart as PNG or SVG in the browser, so that it works with the network closed.
// Streamlit's own chart element, which stands above, has put plotly.js on the page as `Plotly`.
const FORMATS = [
  ["png", "Picture (PNG)", 2],
  ["svg", "Drawing (SVG)", 1],
];

export default function ({ data, parentElement }) {
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
}

function save(data, format, scale) {
  const { data: traces, layout } = JSON.parse(data.figure);
  const size = { width: data.width, height: layout.height, scale };
  window.Plotly.downloadImage({ data: traces, layout }, { format, filename: data.name, ...size });
}
