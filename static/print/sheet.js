// Draws each chart once, as a picture that a printer can scale, as high as its page has room, and says when all are there.
// Nothing here waits for a timer, so all is drawn before the page counts as loaded: who prints at once prints it whole.

const MM = 96 / 25.4; // px
const PAGE = 236 * MM; // Letter has 246 mm between its margins; some lie above and below a step
const SIDE = 244 * MM; // the same of a side of questions, which has nothing around it
const READABLE = 0.65; // of its size: a chart that had to be smaller beside other words has a page, those the next

const LETTERS = "The envoy of February 1996";
const THEIR_WIDTH = 1147; // px at 100 px in the font that figures are made for (figures/base/text_width.py)

async function drawAll() {
  const images = [...document.querySelectorAll("img[data-figure]")];
  for (const image of images) {
    const { data, layout } = fitted(document.getElementById(image.dataset.figure).textContent);
    const size = { width: Number(image.getAttribute("width")), height: Number(image.getAttribute("height")) };
    const ground = document.body.appendChild(document.createElement("div"));
    await Plotly.newPlot(ground, data, { ...layout, ...size }, { staticPlot: true });
    image.src = `data:image/svg+xml,${encodeURIComponent(Plotly.Snapshot.toSVG(ground, "svg"))}`;
    Plotly.purge(ground);
    ground.remove();
    const step = image.closest(".step");
    if (step) fit(image, step);
  }
  for (const side of document.querySelectorAll(".side")) fill(side);
  await Promise.all(images.map((image) => image.decode()));
  document.documentElement.dataset.drawn = "yes";
}

function fit(image, step) {
  const above = step === document.querySelector(".step") ? step.offsetTop : 0; // the head of the sheet
  const figure = image.closest("figure");
  const below = step.offsetTop + step.offsetHeight - (figure.offsetTop + figure.offsetHeight);
  const alone = PAGE - above - (step.offsetHeight - below - image.offsetHeight);
  const both = alone - below;
  const long = both < image.offsetHeight * READABLE;
  step.classList.toggle("long", long);
  image.style.maxHeight = `${long ? alone : both}px`;
}

// A reader of the file may have another font than the dashboard: words get as small as it takes to have the width meant
// for them.
function fitted(text) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px ${JSON.parse(text).layout.font.family}`;
  const share = Math.min(1, THEIR_WIDTH / pen.measureText(LETTERS).width);
  const smaller = (name, value) => /font$/.test(name) && value.size ? { ...value, size: value.size * share } : value;
  return JSON.parse(text, smaller);
}

// Makes the charts of a side smaller, all alike, until it fits on its page, and lets it fill the page. No chart becomes
// lower than the words beside it.
function fill(side) {
  const head = document.querySelector("header").getBoundingClientRect().top;
  const above = side === document.querySelector(".side") ? side.getBoundingClientRect().top - head : 0;
  const room = SIDE - above;
  const images = [...side.querySelectorAll("img[data-figure]")].map((image) => ({
    image,
    high: Number(image.getAttribute("height")),
    words: image.closest(".ask").lastElementChild.offsetHeight,
  }));
  for (let share = 1; share > 0.3 && side.offsetHeight > room; share -= 0.02) {
    for (const { image, high, words } of images) {
      image.style.maxHeight = `${Math.min(high, Math.max(high * share, words))}px`;
    }
  }
  side.style.minHeight = `${room}px`;
}

drawAll();
