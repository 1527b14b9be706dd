// Dragging over the density strip chooses the days under it. The figure names the strip and its axes (meta.brush).

import { axis } from "./marks.js";

export const SLIP = 4; // px that a press may move and still be a click

export class Strip {
  // ground: where plotly draws; chart: has overlay (drawn over it), tell() and shape().
  constructor(ground, chart) {
    Object.assign(this, { ground, chart, from: null });
    const first = { capture: true }; // before plotly takes a drag for a zoom
    ground.addEventListener("pointerdown", (event) => this.pressed(event), first);
    ground.addEventListener("mousedown", (event) => this.from === null || event.stopPropagation(), first);
    ground.addEventListener("pointermove", (event) => this.dragged(event), first);
    ground.addEventListener("pointerup", (event) => this.released(event), first);
    ground.addEventListener("pointercancel", () => this.end(), first);
  }

  pressed(event) {
    if (event.button || !this.holds(event)) return;
    event.stopPropagation();
    this.from = this.x(event);
    this.ground.setPointerCapture(event.pointerId);
  }

  dragged(event) {
    this.ground.classList.toggle("on-strip", this.from !== null || this.holds(event));
    if (this.from === null) return;
    event.stopPropagation();
    const { top: y, height } = this.box();
    const x = Math.min(this.x(event), this.from);
    this.chart.overlay.replaceChildren(
      this.chart.shape("rect", { class: "brush", x, y, height, width: Math.abs(this.x(event) - this.from) }),
    );
  }

  released(event) {
    if (this.from === null) return;
    const ends = [this.from, this.x(event)].sort((one, other) => one - other);
    this.end();
    if (ends[1] - ends[0] > SLIP) this.chart.tell("brush", ends.map((x) => this.day(x)));
  }

  end() {
    this.from = null;
    this.chart.overlay.replaceChildren();
  }

  x({ clientX }) {
    return (clientX - this.ground.getBoundingClientRect().left) / this.chart.times;
  }

  box() {
    const brush = this.ground.layout?.meta?.brush;
    const y = brush && axis(this.ground, brush.y);
    const axes = (brush?.axes ?? []).map((id) => axis(this.ground, id)).filter(Boolean);
    return y && axes.length ? { top: y._offset, height: y._length, axes } : null;
  }

  holds(event) {
    const box = this.box();
    if (!box) return false;
    const y = (event.clientY - this.ground.getBoundingClientRect().top) / this.chart.times;
    const ends = box.axes.flatMap((one) => [one._offset, one._offset + one._length]);
    const x = this.x(event);
    return y >= box.top && y <= box.top + box.height && x >= Math.min(...ends) && x <= Math.max(...ends);
  }

  // The day at x; between two axes, which stand side by side in the order of time, the last of the left one.
  day(x) {
    const axes = this.box().axes.sort((one, other) => one._offset - other._offset);
    const under = axes.findLast((one) => x >= one._offset) ?? axes[0];
    const inside = Math.min(Math.max(x - under._offset, 0), under._length);
    return new Date(under.p2c(inside)).toISOString().slice(0, 10);
  }
}
