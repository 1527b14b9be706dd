// What in a drawn chart stands for a record, and where. Everything here reads what plotly.js has worked out.
//
// A mark's customdata is [ids of its events joined by ";", its sentence, ids of its actors joined by ";"]. A mark that
// stands for a stretch of time has no id; its first and last day follow. A mark without a sentence is no record.

const HEATMAP_SIZE = 16; // px of the ring around a square
const EDGE = 1; // px that a mark may lie outside its plot

// Every mark in view, from left to right and then downwards; row by row where the figure says so (meta.walk).
export function marksOf(ground) {
  const marks = (ground._fullData ?? []).flatMap((trace) => {
    const [x, y] = [axis(ground, trace.xaxis), axis(ground, trace.yaxis)];
    return x && y ? records(trace).flatMap((one) => placed(one, x, y)) : [];
  });
  const rows = ground.layout?.meta?.walk === "rows";
  return marks.sort((one, other) => (rows ? one.y - other.y || one.x - other.x : one.x - other.x || one.y - other.y));
}

export function axis(ground, id) {
  return ground._fullLayout?.[id?.replace(/^([xy])/, "$1axis")];
}

export const split = (text) => String(text ?? "").split(";").filter(Boolean);

// Each record of a trace, where it stands in the trace's own units, and its size in px.
function records(trace) {
  if (!Array.isArray(trace.customdata)) return [];
  const found = trace.type === "heatmap" ? squares(trace) : points(trace);
  return found.filter(({ record, x, y }) => record?.[1] && x != null && y != null);
}

function points(trace) {
  const size = (i) => trace.marker?.size?.[i] ?? trace.marker?.size ?? HEATMAP_SIZE;
  return trace.customdata.map((record, i) => ({ record, x: trace.x[i], y: trace.y[i], size: size(i) }));
}

// The x of a heatmap are the middles of its squares or, one more than there are squares, their edges.
function squares(trace) {
  return trace.customdata.flatMap((row, y) => {
    const edges = trace.x?.length > row.length;
    return row.map((record, x) => ({
      ...{ record, x: trace.x?.[x] ?? x, next: edges ? trace.x[x + 1] : null },
      ...{ y: trace.y?.[y] ?? y, size: HEATMAP_SIZE },
    }));
  });
}

function placed({ record, x, next, y, size }, xaxis, yaxis) {
  const left = xaxis.d2p(x);
  const px = next == null ? left : (left + xaxis.d2p(next)) / 2;
  const py = yaxis.d2p(y);
  const inside = (at, length) => at >= -EDGE && at <= length + EDGE;
  if (!inside(px, xaxis._length) || !inside(py, yaxis._length)) return [];
  const place = { x: xaxis._offset + px, y: yaxis._offset + py, radius: size / 2 + 4 };
  return [{ ...place, record, ids: split(record[0]), actors: split(record[2]) }];
}

// What a mark says, without plotly's markup: a heading in <b>, then lines. A text area reads &amp; and runs nothing.
export function sentence({ record }) {
  const heading = record[1].replace(/<b>(.*?)<\/b>/g, (_, words) => words.replace(/<br>/g, " "));
  const words = document.createElement("textarea");
  words.innerHTML = heading.replace(/<br>/g, ". ").replace(/<[^>]*>/g, "");
  return words.value;
}
