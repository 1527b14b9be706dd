// A drawing on a slide (meta.slide) is shown as large as the slide has room for, words and marks alike.

const BAR = 88; // px of the buttons below a slide, where they are still to come
const GAP = 34; // px above them, part of which is Streamlit's own
const SMALLEST = 0.5; // times; a drawing for which this is too large is scrolled
const STACKED = 640; // px of a window in which words and chart stand below each other and are scrolled

// Scales the element to its room beside and above what else is on the screen; returns how many times.
export function enlarge(root, layout) {
  const { from } = layout.meta?.slide ?? {};
  if (!from) return 1;
  const { width, top } = root.parentElement.getBoundingClientRect();
  const bar = document.querySelector(".st-key-bar")?.getBoundingClientRect().top ?? innerHeight - BAR;
  const high = innerWidth <= STACKED ? Infinity : (bar - GAP - top) / layout.height;
  const times = Math.max(Math.min(width / from, high), SMALLEST);
  Object.assign(root.style, {
    transform: `scale(${times})`,
    transformOrigin: "0 0",
    width: `${100 / times}%`,
  });
  // What is below makes room for it as it is seen.
  Object.assign(root.parentElement.style, { height: `${times * layout.height}px`, overflow: "clip" });
  return times;
}
