// Writes one slide. Every text is set as text, so that nothing in the data can act as HTML.
export default function ({ data, parentElement }) {
  const more = data.more ? [element("p", "more", `and ${data.more} more`)] : [];
  parentElement.querySelector("article").replaceChildren(
    element("section", "", [
      element("p", "date", data.date),
      element("h1", "", data.title),
      element("p", "summary", data.summary),
    ]),
    element("section", "", [
      element("p", "doubt", data.doubt.map((words) => element("span", "", words))),
      element("h2", "", "Who says so"),
      element("ul", "claims", data.claims.map((words) => element("li", "", words))),
      ...more,
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
