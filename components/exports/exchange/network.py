"""Who passed words to whom, as a network file for programs that draw and measure networks."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from components.dataset import Dataset
from components.dataset.exchange.hops import hops_of
from components.dataset.exchange.ties import message_events, ties
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.exports.base.stamp import Stamp, stamp_of
from components.exports.base.xml import add, xml_bytes, xml_id

_HANDS = "direct"
_GEXF, _GRAPHML = "http://www.gexf.net/1.2draft", "http://graphml.graphdrawing.org/xmlns"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TEXT, _WHOLE, _SHARE = "string", "integer", "double"
_GRAPHML_TYPES = {_TEXT: "string", _WHOLE: "int", _SHARE: "double"}

_IDENTIFIERS = (c.WIKIDATA, c.VIAF, c.GND)  # of actors, in authority files

# name -> type, of what is told of a node and of an edge, beside label and weight
_OF_ACTORS = {**dict.fromkeys(("side", "kind", "office"), _TEXT), **dict.fromkeys(_IDENTIFIERS, _TEXT)}
_OF_TIES = {
    **{"events": _TEXT, "first_day": _TEXT, "last_day": _TEXT},
    **{"reported_done": _WHOLE, "inferred": _WHOLE, "inferred_share": _SHARE},
}
_MEANINGS = (
    "An edge goes from the hand that gave a message to the hand that took it, or from caller to callee, as the sources "
    "report or the curator infers it. Weight: number of events. events: their ids. first_day, last_day: the days "
    "between which all of them happened; empty if a date is open. reported_done: events reported as done. inferred, "
    "inferred_share: events in which a hand is the curator's inference. certainty_...: events held so certain."
)


class _Network(NamedTuple):
    """What both formats say. nodes, edges: as name -> text; all that is to be declared stands in `of_ties`."""

    about: str
    stamp: Stamp
    nodes: Sequence[Mapping[str, str]]
    edges: Sequence[Mapping[str, str]]
    of_ties: Mapping[str, str]


def gexf(dataset: Dataset, shown: Dataset, link: str) -> bytes:
    """Return the network of the actors in the events of `shown`, a part of `dataset`, as GEXF 1.2 for Gephi.

    Nodes are actors who gave or took a message, or called or were called; edges are directed, from hand to hand.
    """
    found = _network(dataset, shown, link)
    root = ET.Element("gexf", {"xmlns": _GEXF, "version": "1.2"})
    meta = add(root, "meta")
    add(meta, "creator", found.stamp.data)
    add(meta, "description", found.about)
    graph = add(root, "graph", mode="static", defaultedgetype="directed")
    for kind, declared in (("node", _OF_ACTORS), ("edge", found.of_ties)):
        attributes = add(graph, "attributes", class_=kind, mode="static")
        for name, type_ in declared.items():
            add(attributes, "attribute", id=name, title=name, type=type_)
    nodes, edges = add(graph, "nodes"), add(graph, "edges")
    for row in found.nodes:
        _values(add(nodes, "node", id=row["id"], label=row["label"]), row, _OF_ACTORS)
    for row in found.edges:
        ends = {name: row[name] for name in ("id", "source", "target", "weight")}
        _values(add(edges, "edge", **ends), row, found.of_ties)
    return xml_bytes(root)


def _values(element: ET.Element, row: Mapping[str, str], declared: Mapping[str, str]) -> None:
    values = add(element, "attvalues")
    for name in declared:
        if row[name]:
            add(values, "attvalue", for_=name, value=row[name])


def graphml(dataset: Dataset, shown: Dataset, link: str) -> bytes:
    """Return the same network as `gexf` as GraphML, for igraph, yEd, Cytoscape and others."""
    found = _network(dataset, shown, link)
    root = ET.Element("graphml", {"xmlns": _GRAPHML, "xmlns:xsi": _XSI})
    root.set("xsi:schemaLocation", f"{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd")
    of_nodes = {"label": _TEXT, **_OF_ACTORS}
    of_edges = {"weight": _SHARE, **found.of_ties}
    for kind, declared in (("node", of_nodes), ("edge", of_edges)):
        for name, type_ in declared.items():
            key = add(root, "key", id=f"{kind}-{name}", for_=kind)
            key.set("attr.name", name)
            key.set("attr.type", _GRAPHML_TYPES[type_])
    graph = add(root, "graph", id="network", edgedefault="directed")
    add(graph, "desc", found.about)
    for row in found.nodes:
        _data(add(graph, "node", id=xml_id(row["id"])), "node", row, of_nodes)
    for row in found.edges:
        ends = {end: xml_id(row[end]) for end in ("source", "target")}
        _data(add(graph, "edge", id=row["id"], **ends), "edge", row, of_edges)
    return xml_bytes(root)


def _data(element: ET.Element, kind: str, row: Mapping[str, str], declared: Mapping[str, str]) -> None:
    for name in declared:
        if row[name]:
            add(element, "data", row[name], key=f"{kind}-{name}")


def _network(dataset: Dataset, shown: Dataset, link: str) -> _Network:
    stamp, counted = stamp_of(dataset, shown, link), int(message_events(shown, _HANDS).sum())
    grades = {f"certainty_{grade}": _WHOLE for grade in shown.dictionary.labels("events", c.CERTAINTY)}
    left = f"Messages with recorded hands, and calls: {counted:,} of these events. The others have no edge."
    edges = _edges(shown, list(grades))
    ends = {row[end] for row in edges for end in ("source", "target")}
    label = shown.dictionary.label
    nodes = [
        {
            "id": row[c.ACTOR],
            "label": row[c.NAME],
            "side": label("actors", c.SIDE, row[c.SIDE]),
            "kind": label("actors", c.KIND, row[c.KIND]),
            "office": row[c.OFFICE],
            **{name: row[name] for name in _IDENTIFIERS},
        }
        for row in rows_of(shown.actors, [c.ACTOR, c.NAME, c.SIDE, c.KIND, c.OFFICE, *_IDENTIFIERS])
        if row[c.ACTOR] in ends
    ]
    return _Network("\n".join([*stamp.lines, left, _MEANINGS]), stamp, nodes, edges, {**_OF_TIES, **grades})


def _edges(shown: Dataset, grades: Sequence[str]) -> list[dict[str, str]]:
    of_pair = _events_of_pairs(shown)
    certainty = dict(zip(shown.events[c.EVENT].tolist(), shown.events[c.CERTAINTY].tolist(), strict=True))
    known = set(shown.actors[c.ACTOR].tolist())
    found = []
    for number, (sender, addressee, counts, first, last, _) in enumerate(ties(shown, _HANDS), start=1):
        if not {sender.id, addressee.id} <= known:
            continue  # a network has no edge without its node
        events = of_pair[sender.id, addressee.id]
        certainties = [f"certainty_{certainty[event]}" for event in events]
        found.append(
            {
                "id": f"tie{number}",
                "source": sender.id,
                "target": addressee.id,
                "weight": str(counts.all),
                "events": ";".join(events),
                "first_day": _day(first),
                "last_day": _day(last),
                "reported_done": str(counts.done),
                "inferred": str(counts.inferred),
                "inferred_share": f"{counts.inferred / counts.all:.3f}",
                **{grade: str(certainties.count(grade)) for grade in grades},
            }
        )
    return found


def _events_of_pairs(shown: Dataset) -> Mapping[tuple[str, str], list[str]]:
    """Return (sender, addressee) -> ids of all their events, in the order of time; `ties` names the first only."""
    steps, events = hops_of(shown, _HANDS), shown.events[c.EVENT]
    bounds = [*steps.starts.tolist(), len(steps.place)]
    pairs = zip(steps.sender.tolist(), steps.addressee.tolist(), pairwise(bounds), strict=True)
    return {
        (steps.actors[giver], steps.actors[taker]): events.iloc[steps.place[first:after]].tolist()
        for giver, taker, (first, after) in pairs
    }


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
