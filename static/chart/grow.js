// A drawing that may grow (meta.grow) becomes larger with the room it has; its words and marks keep their size.

// The layout for a chart so many px wide: as wide as it was made for, up to so many times as high. The legends hang on
// the lower edge, at a share of the height.
export function grown(layout, width) {
  const { from, most } = layout.meta?.grow ?? {};
  const times = from ? Math.min(Math.max(width / from, 1), most) : 1;
  if (times === 1) return layout;
  const around = layout.margin.t + layout.margin.b;
  const height = Math.round(around + (layout.height - around) * times);
  const legends = Object.entries(layout).filter(([name]) => /^legend\d*$/.test(name))
    .map(([name, legend]) => [name, { ...legend, y: legend.y * layout.height / height }]);
  return { ...layout, ...Object.fromEntries(legends), height };
}
