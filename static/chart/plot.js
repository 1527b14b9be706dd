// A chart that keeps its place: the drawing is updated, never built again, when its figure changes.
// Tells the server what the reader picks (a record), how far they zoom, and the days they drag over the strip.

import { marksOf } from "./marks.js";
import { SLIP, Strip } from "./brush.js";
import { enlarge } from "./enlarge.js";
import { grown } from "./grow.js";
import { dark, join, leave, light } from "./highlight.js";
import { Walk } from "./keyboard.js";

const ready = new Set(); // charts whose new figure has come
let coming = 0; // figures on their way; when the last has come all are drawn together, for one frame
const zooms = new Map(); // chart -> axis -> range, for as long as the page lives: a view may be left and come back
const LATER = 50; // ms
const LEAST = 340; // px: no figure is made for less
const WIDER = [440, 560, 700, 800]; // px, tried in turn where words would be cut off
const SMALL = 700; // px of a window that is zoomed, or of a phone: in others every chart is drawn once
const SLACK = 3; // px that a word may stand over the edge, or over another one
const AXIS = /^[xy]axis\d*$/;
const DOUBLE = 320; // ms in which a second click makes a double click
const LEFT_OUT = ["toImage", "select2d", "lasso2d", "autoScale2d", "resetScale2d"]; // of plotly's own buttons

export class Plot {
  constructor(root) {
    this.root = root;
    this.ground = root.querySelector(".drawing");
    this.overlay = root.querySelector("svg.overlay");
    this.shape = shape;
    this.strip = new Strip(this.ground, this);
    this.walk = new Walk(root.querySelector("[role=listbox]"), this);
    this.ground.addEventListener("pointerdown", (event) => (this.down = event), true);
    this.ground.addEventListener("click", (event) => this.clicked(event));
    this.ground.addEventListener("pointerover", (event) => this.named(event));
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(root);
    this.turned = () => this.figure?.layout.meta?.slide && this.draw(); // a window lower than before is no less wide
    globalThis.addEventListener("resize", this.turned);
    join(this);
  }

  leave() {
    leave(this);
    this.sizes.disconnect();
    globalThis.removeEventListener("resize", this.turned);
    this.Plotly?.purge(this.ground);
  }

  // bytes: gzipped JSON as views/plot.py writes it. fetched: resolves once plotly.js, as the installed Streamlit brings
  // it for its own chart, is on the page as `Plotly`. Only the newest figure is drawn, and the same one only once.
  async show(bytes, fetched) {
    coming += 1;
    try {
      await this.take(bytes, fetched);
    } finally {
      coming -= 1;
      if (!coming) drawAll();
    }
  }

  async take(bytes, fetched) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    await fetched;
    if (turn !== this.turn || text === this.text) return;
    this.text = text;
    this.Plotly = window.Plotly;
    if (!this.Plotly) {
      this.ground.textContent = "The chart cannot be drawn: the server did not give plotly.js.";
      return;
    }
    const asked = JSON.parse(text);
    Object.assign(this, { key: asked.key, held: asked.held, current: asked.current, figure: asked.figure });
    this.ground.setAttribute("aria-label", asked.alt);
    ready.add(this);
  }

  async draw() {
    this.times = enlarge(this.root, this.figure.layout);
    this.width = this.room;
    if (!this.width) return; // hidden; the observer calls again
    const { data } = this.figure;
    const asked = this.figure.layout;
    const layout = asked.meta?.slide ? asked : grown(asked, this.width);
    this.ground.style.height = `${layout.height}px`;
    const placed = { ...layout, dragmode: layout.dragmode && (this.dragmode ?? layout.dragmode) };
    // Into an axis that may show more than it is told to, plotly writes what there was room for: it gets a copy.
    for (const [name, { constrain, range }] of Object.entries(layout).filter(([name]) => AXIS.test(name))) {
      if (constrain === "range") placed[name] = { ...layout[name], range: [...range] };
    }
    for (const [name, range] of Object.entries(zooms.get(this.key) ?? {})) {
      if (name !== this.held) placed[name] = { ...layout[name], range, autorange: false };
    }
    const wider = innerWidth < SMALL ? WIDER.filter((width) => width > this.width) : [];
    let width = Math.max(this.width, LEAST);
    while (width) {
      this.spread(width);
      await this.Plotly.react(this.ground, data, { ...placed, width }, this.config());
      width = wider.length && isCut(this.ground) ? wider.shift() : 0;
    }
    this.hook();
    this.renew();
  }

  // The width that the drawing takes: all there is, or as much as keeps a name and its marks in one glance.
  get room() {
    return Math.min(this.root.clientWidth, this.figure.layout.meta?.widest ?? Infinity);
  }

  // A drawing that needs more room than there is (large type, a narrow window) is moved sideways inside its frame.
  spread(width) {
    const wide = this.root.classList.toggle("wide", width > this.width);
    for (const one of [this.ground, this.overlay, this.walk.box]) one.style.width = wide ? `${width}px` : "";
  }

  // Made once: plotly takes another one for a reason to begin anew.
  config() {
    this.settings ??= this.made();
    return this.settings;
  }

  made() {
    const whole = { name: "Whole chart", icon: this.Plotly.Icons.home, click: () => this.whole() };
    const still = /Mobi/.test(navigator.userAgent) || !this.figure.layout.dragmode;
    return {
      ...{ displaylogo: false, showSendToCloud: false, scrollZoom: false, doubleClick: false, responsive: false },
      ...{ modeBarButtonsToRemove: LEFT_OUT, modeBarButtonsToAdd: [whole], displayModeBar: still ? false : "hover" },
    };
  }

  // Where the marks stand is worked out when somebody asks, after the frame with the new drawing.
  renew() {
    this.found = null;
    this.ring();
    clearTimeout(this.renewing);
    this.renewing = setTimeout(() => this.walk.renew(), LATER);
  }

  get marks() {
    this.found ??= this.figure ? marksOf(this.ground) : [];
    return this.found;
  }

  resized() {
    if (this.figure && Math.abs(this.room - (this.width ?? 0)) > 1) this.draw();
  }

  hook() {
    if (this.hooked) return;
    this.hooked = true;
    this.ground.on("plotly_click", ({ points }) => this.pick(points.at(-1).customdata));
    this.ground.on("plotly_hover", ({ points }) => light(points.at(-1).customdata));
    this.ground.on("plotly_unhover", dark);
    this.ground.on("plotly_doubleclick", () => this.whole());
    this.ground.on("plotly_relayout", (change) => this.moved(change));
  }

  pick(record) {
    this.picked = performance.now();
    const ids = record?.[0]?.split(";") ?? [];
    // Of several records behind one mark, each click opens the next.
    if (ids[0]) this.open(ids[(ids.indexOf(this.current) + 1) % ids.length]);
    else if (record?.[3] && this.held) this.tell("zoom", [record[3], record[4]]);
  }

  open(id) {
    this.current = id;
    this.tell("pick", id);
  }

  // A click on the ground that is not the first half of a double click closes what is open.
  clicked(event) {
    clearTimeout(this.waiting);
    const moved = Math.hypot(event.clientX - this.down?.clientX, event.clientY - this.down?.clientY) > SLIP;
    const marked = performance.now() - this.picked < DOUBLE;
    if (event.detail > 1 || moved || marked || !event.target.closest?.(".drag")) return;
    this.waiting = setTimeout(() => this.current && this.open(""), DOUBLE);
  }

  moved(change) {
    if (change.dragmode) this.dragmode = change.dragmode;
    const ranges = { ...zooms.get(this.key) };
    const axes = Object.keys(change).flatMap((name) => name.match(/^([xy]axis\d*)\.range/)?.[1] ?? []);
    for (const name of new Set(axes)) ranges[name] = [...this.ground.layout[name].range];
    if (axes.includes(this.held)) this.tell("zoom", ranges[this.held].map(String));
    delete ranges[this.held]; // the server keeps it
    zooms.set(this.key, ranges);
    this.renew();
  }

  whole() {
    zooms.delete(this.key);
    if (this.held) this.tell("zoom", []);
    this.draw();
  }

  // The name of an actor, written in the drawing, lights up all that is theirs.
  named(event) {
    const label = event.target.closest?.(".annotation");
    const actor = label && this.ground.layout.annotations?.[label.dataset.index]?.name;
    if (actor) light(["", "", actor]);
    else if (this.lit) dark();
    this.lit = Boolean(actor);
  }

  // isLit: which marks are ringed; none if it is left out.
  ring(isLit) {
    if (this.strip.from !== null) return;
    const stand = this.walk.mark();
    const rings = (isLit ? this.marks.filter(isLit) : []).map((mark) => around(mark, "lit"));
    this.overlay.replaceChildren(...rings, ...(stand ? [around(stand, "stand")] : []));
  }
}

function drawAll() {
  const charts = [...ready];
  ready.clear();
  charts.forEach((chart) => chart.root.isConnected && chart.draw());
}

// Whether words beside the marks (headings, notes, legend) stand over an edge, or two of the legend over each other.
function isCut(ground) {
  const { left, right } = ground.getBoundingClientRect();
  const boxes = (which) => [...ground.querySelectorAll(which)].map((words) => words.getBoundingClientRect());
  const keys = boxes(".infolayer [class^=legend] text");
  return (
    boxes(".infolayer text").some((box) => box.width && (box.left < left - SLACK || box.right > right + SLACK)) ||
    keys.some((box, i) => keys.slice(i + 1).some((other) => areOver(box, other)))
  );
}

function areOver(one, other) {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > SLACK && down > SLACK;
}

function around({ x, y, radius }, name) {
  return shape("circle", { class: name, cx: x, cy: y, r: radius });
}

function shape(name, attributes) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) drawn.setAttribute(attribute, value);
  return drawn;
}
