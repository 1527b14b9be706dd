// Writes one slide. Every text is set as text, so that nothing in the data can act as HTML.
export default function ({ data, parentElement }) {
  parentElement.querySelector("article").replaceChildren(
    element("section", "", [
      element("p", "date", data.date),
      element("h1", "", data.title),
      element("p", "summary", data.summary),
    ]),
    element("section", "", [
      element("p", "", data.origin),
      element("p", "doubts", data.doubts.map((words) => element("span", "", words))),
      ...Object.entries(data.said).flatMap(([heading, lines]) => [
        element("h2", "", heading),
        element("ul", "", lines.map((words) => element("li", "", words))),
      ]),
    ]),
  );
}

function element(tag, name, content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (Array.isArray(content)) made.replaceChildren(...content);
  else made.textContent = content;
  return made;
}
