// Saves the chart as PNG or SVG in the browser, so that it works with the network closed.
// Whichever element drew the chart has put plotly.js on the page as `Plotly`.
const FORMATS = [
  ["png", "Picture (PNG)"],
  ["svg", "Drawing (SVG)"],
];
const OWN = [["headline", "Your own headline", 90], ["note", "Your own note", 140]];
const SHARP = 2; // dots of a picture for each px
const LOOK_AGAIN = 500; // ms

export default function ({ data, parentElement, setTriggerValue }) {
  const group = parentElement.querySelector("[role=group]");
  const fields = parentElement.querySelector(".own");
  if (!fields.children.length) fields.append(...OWN.map(field));
  const words = () => Object.fromEntries([...fields.querySelectorAll("input")].map((one) => [one.name, one.value]));
  group.replaceChildren(
    ...FORMATS.map(([format, label]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = () => save(data, format, words());
      return button;
    }),
  );
  return watchTheme(group, () => setTriggerValue("theme", Date.now()));
}

function field([name, label, most]) {
  const input = Object.assign(document.createElement("input"), { name, maxLength: most, type: "text" });
  const named = document.createElement("label");
  named.append(label, input);
  return named;
}

// What is on the page, zoomed as it is, with its words above it: ours, or the reader's own.
async function save({ key, name, stamp, own }, format, words) {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const theirs = Boolean(words.headline.trim() || words.note.trim());
  const layout = structuredClone(chart.layout);
  for (const [path, value] of Object.entries(theirs ? own : stamp.layout)) put(layout, path.split("."), value);
  if (theirs) layout.title.text = layout.title.text.replace(/\{(headline|note)\}/g, (_, one) => plain(words[one]));
  for (const [name, more] of Object.entries(stamp.legend)) layout[name] = [...(layout[name] ?? []), ...more];
  const { width, height } = layout;
  const picture = { data: chart.data, layout };
  const svg = await withFont(
    await window.Plotly.toImage(picture, { format: "svg", width, height, imageDataOnly: true }),
  );
  const blob = new Blob([svg], { type: "image/svg+xml" });
  keep(format === "svg" ? blob : await dots(blob, width, height), `${name}.${format}`);
}

// The font is in the file: whoever opens it need not have it. Inside a picture the page's own fonts are not there.
async function withFont(svg) {
  const rule = [...document.styleSheets].flatMap(rulesOf)
    .find(({ cssText, style }) => cssText.startsWith("@font-face") && upright(style));
  const file = rule?.style.getPropertyValue("src").match(/url\("?([^")]+)/)?.[1];
  if (!file) return svg;
  const font = await (await fetch(new URL(file, rule.parentStyleSheet.href ?? document.baseURI))).blob();
  const face = `@font-face { font-family: "Source Sans"; font-weight: 200 900; src: url(${await inText(font)}) }`;
  return svg.replace(/<svg[^>]*>/, (opening) => `${opening}<style>${face}</style>`);
}

function upright(style) {
  return /^"?Source Sans"?$/.test(style.getPropertyValue("font-family")) &&
    style.getPropertyValue("font-style") !== "italic";
}

function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return []; // of another origin, as an extension of the browser may bring
  }
}

function inText(blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
}

async function dots(blob, width, height) {
  const drawn = new Image();
  drawn.src = await inText(blob);
  await drawn.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARP, height: height * SHARP });
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return await new Promise((done) => canvas.toBlob(done, "image/png"));
}

function keep(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LOOK_AGAIN);
}

function plain(text) {
  return text.trim().replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
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
