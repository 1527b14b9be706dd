// The charts on the page light up together: the same record, or the same actor, in all of them, with no server between.

import { split } from "./marks.js";

const charts = new Set();

export const join = (chart) => charts.add(chart);

export function leave(chart) {
  charts.delete(chart);
}

// Ring every mark of the events of `record` or, where it names none, of its actors.
export function light(record) {
  const [ids, actors] = [new Set(split(record?.[0])), new Set(split(record?.[2]))];
  const same = ids.size
    ? (mark) => mark.ids.some((id) => ids.has(id))
    : (mark) => mark.actors.some((actor) => actors.has(actor));
  charts.forEach((chart) => chart.ring(same));
}

export function dark() {
  charts.forEach((chart) => chart.ring());
}
