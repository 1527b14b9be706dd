// Writes one slide. Every text is set as text, so that nothing in the data can act as HTML.
export default function ({ data, parentElement }) {
  const article = parentElement.querySelector("article");
  const told = JSON.stringify(data);
  if (article.told === told) return; // the page ran again for another reason: what was pressed stays pressed
  const pressed = article.title_ === data.title
    ? [...article.querySelectorAll(".choices button")].findIndex(isPressed)
    : -1;
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
      element("div", "choices", data.choices.map(choice)),
      element("p", "reveal", data.reveal),
      where(data.reveal_where),
    ]),
  );
  article.querySelectorAll(".choices button")[pressed]?.setAttribute("aria-pressed", "true");
}

function isPressed(button) {
  return button.getAttribute("aria-pressed") === "true";
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

// A class decides by showing hands; the teacher presses what most have chosen.
function choice({ words, right }, at) {
  const made = element(
    "button",
    right ? "right" : "",
    `${String.fromCharCode(65 + at)}. ${words}${right ? "  ✓" : ""}`,
  );
  made.type = "button";
  made.setAttribute("aria-pressed", "false");
  made.addEventListener("click", () => {
    const pressed = made.getAttribute("aria-pressed") === "true";
    for (const other of made.parentElement.children) other.setAttribute("aria-pressed", "false");
    made.setAttribute("aria-pressed", String(!pressed));
  });
  return made;
}

function element(tag, name, content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (Array.isArray(content)) made.replaceChildren(...content);
  else made.textContent = content;
  return made;
}
