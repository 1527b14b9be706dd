// Draws each chart once, as a picture that a printer can scale, as high as its page has room, and says when all are there.

const MM = 96 / 25.4; // px
const PAGE = 236 * MM; // Letter has 246 mm between its margins; some lie above and below a step
const READABLE = 0.65; // of its size: a chart that had to be smaller beside its question has a page, the question the next

async function drawAll() {
  for (const image of document.querySelectorAll("img[data-figure]")) {
    const { data, layout } = JSON.parse(document.getElementById(image.dataset.figure).textContent);
    const size = { width: Number(image.getAttribute("width")), height: Number(image.getAttribute("height")) };
    const still = { data, layout: { ...layout, ...size }, config: { staticPlot: true } };
    image.src = await Plotly.toImage(still, { format: "svg", ...size });
    await image.decode();
    fit(image, image.closest(".step"));
  }
  document.documentElement.dataset.drawn = "yes";
}

function fit(image, step) {
  const above = step === document.querySelector(".step") ? step.offsetTop : 0; // the head of the sheet
  const figure = image.closest("figure");
  const asked = step.offsetTop + step.offsetHeight - (figure.offsetTop + figure.offsetHeight);
  const alone = PAGE - above - (step.offsetHeight - asked - image.offsetHeight);
  const both = alone - asked;
  const long = both < image.offsetHeight * READABLE;
  step.classList.toggle("long", long);
  image.style.maxHeight = `${long ? alone : both}px`;
}

drawAll();
