// The keyboard in a chart: arrow keys walk its records, Enter opens one, Escape leaves; a screen reader hears each.

import { sentence } from "./marks.js";
import { dark, light } from "./highlight.js";

const WORDS = "Records of this chart. Arrow keys walk from one to the next, Enter opens, Escape leaves.";
const BELOW = 3; // px: marks less far apart stand in one row

export class Walk {
  // box: the list box over the chart; chart: has marks, current (the open record), key, pick() and draws the rings.
  constructor(box, chart) {
    Object.assign(this, { box, chart, at: -1 });
    box.setAttribute("aria-label", WORDS);
    box.addEventListener("keydown", (event) => this.typed(event));
    box.addEventListener("focus", () => this.stand(this.at < 0 ? this.open() : this.at));
    box.addEventListener("blur", dark);
  }

  // The marks have been drawn anew, perhaps others before it: stay on the record stood on, else near it.
  renew() {
    const [ids, words] = this.stood ?? [];
    const same = this.chart.marks.findIndex(({ record }) => record[0] === ids && record[1] === words);
    this.at = same < 0 ? Math.min(this.at, this.chart.marks.length - 1) : same;
    this.say(this.chart.marks[Math.max(this.at, 0)]);
  }

  mark() {
    return document.activeElement === this.box ? this.chart.marks[this.at] : undefined;
  }

  open() {
    return Math.max(0, this.chart.marks.findIndex((mark) => mark.ids.includes(this.chart.current)));
  }

  typed(event) {
    const last = this.chart.marks.length - 1;
    const places = { ArrowRight: this.at + 1, ArrowLeft: this.at - 1, Home: 0, End: last };
    if (event.key in places) this.stand(places[event.key]);
    else if (event.key === "ArrowDown") this.stand(this.beyond(1));
    else if (event.key === "ArrowUp") this.stand(this.beyond(-1));
    else if (event.key === "Enter") this.chart.pick(this.mark()?.record);
    else if (event.key === "Escape") this.box.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.chart.overlay.querySelector(".stand")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // The nearest mark below (1) or above (-1); sideways counts double.
  beyond(way) {
    const from = this.chart.marks[this.at];
    const far = (mark) => (mark.y - from.y) * way + 2 * Math.abs(mark.x - from.x);
    const there = this.chart.marks.filter((mark) => (mark.y - from.y) * way > BELOW);
    return there.length ? this.chart.marks.indexOf(there.reduce((a, b) => (far(b) < far(a) ? b : a))) : this.at;
  }

  stand(place) {
    const { marks } = this.chart;
    if (!marks.length) return;
    this.at = Math.min(Math.max(place, 0), marks.length - 1);
    this.stood = marks[this.at].record;
    this.say(marks[this.at]);
    light(this.stood);
  }

  // One option at a time stands in the list box, a new one for each step: that is what a screen reader reads out.
  say(mark) {
    const said = document.createElement("div");
    const of = mark
      ? { "aria-posinset": this.chart.marks.indexOf(mark) + 1, "aria-setsize": this.chart.marks.length }
      : {};
    const selected = Boolean(mark?.ids.includes(this.chart.current));
    const attributes = {
      ...of,
      role: "option",
      id: `${this.chart.key}-${Math.max(this.at, 0)}`,
      "aria-selected": selected,
    };
    for (const [name, value] of Object.entries(attributes)) said.setAttribute(name, value);
    said.textContent = mark ? sentence(mark) : "No record in view";
    this.box.replaceChildren(said);
    this.box.setAttribute("aria-activedescendant", said.id);
  }
}
