// The same counts and charts as store.py and figures.py, made in the browser.
const [about, bytes] = await Promise.all([
  fetch("about.json").then((answer) => answer.json()),
  fetch("columns.bin").then((answer) => answer.arrayBuffer()),
]);
const { events, lanes, sides, actors, titles, bins, wide } = about;
const day = new Int32Array(bytes, 0, events);
const pair = new Uint16Array(bytes, 4 * events, events);
const lane = new Uint8Array(bytes, 6 * events, events);
const side = new Uint8Array(bytes, 7 * events, events);
const many = actors.length;
const start = Date.parse(about.first);
const date = (days) => new Date(start + days * 864e5).toISOString().slice(0, 10);
const range = [date(0), date(about.days - 1)];
const middles = (parts) => Array.from({ length: parts }, (_, part) => date(((part + 0.5) * about.days) / parts));
const [fine, coarse] = [middles(bins), middles(wide)];
const column = Uint8Array.from(day, (one) => Math.min(Math.max(Math.floor((one * bins) / about.days), 0), bins - 1));
const blues = [[0, "#FFFFFF"], [1, "#08306B"]];
const place = actors.map((_, at) => [Math.cos((2 * Math.PI * at) / many), Math.sin((2 * Math.PI * at) / many)]);

function view(kept) {
  const seen = {
    n: 0,
    density: lanes.map(() => new Uint32Array(bins)),
    bars: sides.map(() => new Uint32Array(wide)),
    pairs: new Uint32Array(many * many + 1),
    rows: [],
  };
  const ratio = bins / wide;
  for (let event = 0; event < events; event++) {
    if (!kept[lane[event]]) continue;
    seen.density[lane[event]][column[event]]++;
    seen.bars[side[event]][Math.floor(column[event] / ratio)]++;
    seen.pairs[pair[event]]++;
    if (seen.n++ < about.mostMarks) seen.rows.push(event);
  }
  if (seen.n > about.mostMarks) seen.rows = [];
  return seen;
}

const figure = (name, seen, data, layout) => ({
  data,
  layout: {
    title: { text: `${name} [n=${seen.n}]` },
    height: about.heights[name],
    uirevision: name,
    margin: { l: 110, r: 10, t: 40, b: 30 },
    font: { size: 12 },
    ...layout,
  },
});

function timeline(seen) {
  const ticks = { tickvals: lanes.map((_, at) => at), ticktext: lanes, range: [-0.6, lanes.length - 0.4] };
  const data = seen.rows.length || !seen.n ? marks(seen) : [picture(seen)];
  return figure("Timeline", seen, data, { xaxis: { type: "date", range }, yaxis: ticks });
}

function marks(seen) {
  const look = (code) => ({ color: about.colours[code], size: 8 });
  const traces = sides.map((name, code) => ({
    ...{ type: "scatter", mode: "markers", name, x: [], y: [], text: [], marker: look(code), hoverinfo: "x+text" },
  }));
  for (const event of seen.rows) {
    const trace = traces[side[event]];
    trace.x.push(date(day[event]));
    trace.y.push(lane[event]);
    trace.text.push(titles[event] ?? `no. ${event + 1}`);
  }
  return traces;
}

function picture(seen) {
  const z = seen.density.map((row) => Float32Array.from(row, Math.sqrt));
  return {
    type: "heatmap",
    x: fine,
    y: lanes.map((_, at) => at),
    z,
    colorscale: blues,
    showscale: false,
    hoverinfo: "x+y",
  };
}

function histogram(seen) {
  const bar = (name, code) => ({
    type: "bar",
    name,
    x: coarse,
    y: seen.bars[code],
    marker: { color: about.colours[code] },
  });
  return figure("Histogram", seen, sides.map(bar), { barmode: "stack", bargap: 0, xaxis: { type: "date", range } });
}

function heatmap(seen) {
  const z = actors.map((_, row) => seen.pairs.subarray(row * many, (row + 1) * many));
  return figure("Heatmap", seen, [{ type: "heatmap", z, x: actors, y: actors, colorscale: blues }], {});
}

function network(seen) {
  const [x, y] = [place.map((one) => one[0]), place.map((one) => one[1])];
  const nodes = { type: "scatter", mode: "markers+text", x, y, text: actors, textposition: "top center" };
  const hidden = { visible: false, range: [-1.25, 1.25] };
  const data = [{ ...nodes, marker: { size: 11, color: "#2A66AA" }, showlegend: false }];
  return figure("Network", seen, data, { xaxis: hidden, yaxis: hidden, shapes: arrows(seen.pairs) });
}

function arrows(pairs) {
  const found = [];
  for (let at = 0; at < many * many; at++) if (pairs[at]) found.push(at);
  found.sort((one, other) => pairs[other] - pairs[one] || one - other);
  const [gap, head] = [0.05, 0.05];
  const point = (x, y) => `${x.toFixed(3)},${y.toFixed(3)}`;
  let [lines, heads] = ["", ""];
  for (const at of found.slice(0, about.mostPairs)) {
    const [[fromX, fromY], [toX, toY]] = [place[Math.floor(at / many)], place[at % many]];
    const length = Math.max(Math.hypot(toX - fromX, toY - fromY), 1e-9);
    const [alongX, alongY] = [(toX - fromX) / length, (toY - fromY) / length];
    const [tipX, tipY] = [toX - alongX * gap, toY - alongY * gap];
    const [endX, endY] = [tipX - alongX * head, tipY - alongY * head];
    const [wideX, wideY] = [(-alongY * head) / 3, (alongX * head) / 3];
    lines += `M${point(fromX, fromY)}L${point(tipX, tipY)}`;
    heads += `M${point(tipX, tipY)}L${point(endX + wideX, endY + wideY)}L${point(endX - wideX, endY - wideY)}Z`;
  }
  if (!lines) return [];
  return [
    { type: "path", path: lines, layer: "below", line: { width: 1, color: "rgba(120,120,120,.5)" } },
    { type: "path", path: heads, layer: "below", line: { width: 0 }, fillcolor: "#777" },
  ];
}

const charts = document.getElementById("charts");
const grounds = [timeline, histogram, heatmap, network].map(() => charts.appendChild(document.createElement("div")));
const filters = document.getElementById("filters");
const boxes = [...lanes].sort().map((name) => {
  const [label, box] = [document.createElement("label"), document.createElement("input")];
  Object.assign(box, { type: "checkbox", checked: true, value: name });
  label.append(box, `Channel: ${name}`);
  filters.append(label);
  return box;
});

function draw() {
  const asked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const seen = view(Uint8Array.from(lanes, (name) => asked.has(name)));
  [timeline, histogram, heatmap, network].forEach((chart, at) => {
    const { data, layout } = chart(seen);
    Plotly.react(grounds[at], data, layout, { displaylogo: false, displayModeBar: false });
  });
}

filters.addEventListener("change", draw);
draw();
