// Writes one slide. Every text is set as text, so that nothing in the data can act as HTML.
export default function ({ data, parentElement }) {
  const article = parentElement.querySelector("article");
  const told = JSON.stringify(data);
  if (article.told === told) return; // the page ran again for another reason: what was typed stays
  const typed = article.title_ === data.title ? [...article.querySelectorAll("input")].map((one) => one.value) : [];
  article.told = told;
  article.title_ = data.title;
  article.className = data.layout;
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
