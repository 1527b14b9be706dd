export default function ({ data, parentElement }) {
  const way = parentElement.querySelector("a");
  way.textContent = data.words;
  way.href = data.link;
}
