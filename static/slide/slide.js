// Writes one slide. Every text is set as text, so that nothing in the data can act as HTML.
export default function ({ data, parentElement }) {
  const article = parentElement.querySelector("article");
  parentElement.leave ??= follow(article);
  const told = JSON.stringify(data);
  if (article.told === told) return parentElement.leave; // the page ran again for another reason: what was typed stays
  const typed = article.title_ === data.title ? [...article.querySelectorAll("input")].map((one) => one.value) : [];
  article.told = told;
  article.title_ = data.title;
  article.layout = data.layout;
  article.replaceChildren(
    element("section", "", [
      element("p", "date", data.kicker),
      element("h1", "", data.title),
      ...data.body.map((words) => element("p", "summary", words)),
      where(data.where),
    ]),
    element("section", "", [
      element("p", "", data.origin),
      element("p", "doubts", data.doubts.map((words) => element("span", "", words))),
      element("div", "said", Object.entries(data.said).map(([heading, lines]) => said(heading, lines))),
      element("p", "question", data.question),
      element("div", "choices", data.choices.map((one, at) => choice(one, at, data.hands && (typed[at] ?? "")))),
      element("p", "reveal", data.reveal),
      where(data.reveal_where),
    ]),
  );
  drawBars(article.querySelector(".choices"));
  fit(article);
  return parentElement.leave;
}

const STEPS = Array.from({ length: 16 }, (_, i) => 1.6 - i * 0.04); // of the least size
const BELOW_LEAST = [0.95, 0.9, 0.85, 0.8]; // where even the least leaves no room: of the least size
const BAR = 88; // px of the buttons, where they are still to come
const GAP = 34; // px above them, part of which is Streamlit's own
const STACKED = 640; // px of a window in which words and chart stand below each other and are scrolled

// The words as large as leaves room for all of them above the buttons.
function fit(article) {
  Object.assign(article, { className: article.layout, style: "" });
  if (innerWidth <= STACKED) return;
  const bar = document.querySelector(".st-key-bar")?.getBoundingClientRect().top ?? innerHeight - BAR;
  const end = bar - GAP;
  const fits = () => article.getBoundingClientRect().bottom <= end;
  const sized = (size) => {
    article.style.fontSize = `calc(var(--least) * ${size})`;
    return fits();
  };
  if (STEPS.some(sized)) return;
  article.classList.add("tight");
  if (fits()) return;
  BELOW_LEAST.some((size) => {
    article.style = `--least: calc(max(20px, 2.6vh) * ${size})`;
    return fits();
  });
}

// Fits `article` again whenever there is more or less room, or letters of another width; returns what ends that.
function follow(article) {
  const again = () => article.layout && fit(article);
  const seen = new ResizeObserver(again);
  seen.observe(article);
  globalThis.addEventListener("resize", again);
  document.fonts.ready.then(again);
  return () => {
    seen.disconnect();
    globalThis.removeEventListener("resize", again);
  };
}

function said(heading, lines) {
  const list = lines.length > 1
    ? element("ul", "", lines.map((words) => element("li", "", words)))
    : element("p", "", lines[0]);
  return element("div", "", [element("h2", "", heading), list]);
}

function where(lines) {
  return element("p", "where", lines.length ? `Source: ${lines.join("; ")}` : "");
}

// hands: what the teacher has typed of the hands that were shown; false where phones answer.
function choice({ words, right, count }, at, hands) {
  const letter = String.fromCharCode(65 + at);
  const made = element("label", right ? "right" : "", [
    element("span", "words", `${letter}. ${words}${right ? "  ✓" : ""}`),
    hands === false ? element("span", "count", count ?? "") : counter(letter, hands),
  ]);
  return made;
}

function counter(letter, value) {
  const field = element("input", "count", []);
  Object.assign(field, { type: "text", inputMode: "numeric", maxLength: 3, value, ariaLabel: `Hands for ${letter}` });
  field.addEventListener("input", () => {
    field.value = field.value.replace(/[^0-9]/g, "");
    drawBars(field.closest(".choices"));
  });
  return field;
}

// Behind each choice a bar, as long as its share of all answers.
function drawBars(choices) {
  const counts = [...choices.querySelectorAll(".count")].map((one) => Number(one.value ?? one.textContent));
  const all = counts.reduce((sum, one) => sum + one, 0);
  [...choices.children].forEach((one, at) => one.style.setProperty("--share", `${all && (100 * counts[at]) / all}%`));
}

function element(tag, name, content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (Array.isArray(content)) made.replaceChildren(...content);
  else made.textContent = content;
  return made;
}
