import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from components.dataset import Selection, load_dataset, select
from components.dataset.exchange.ties import ties
from components.dataset.model import columns as c
from components.exports.exchange.network import gexf, graphml
from tests.conftest import ARCHIVE, DATA
from tests.exports.choice import LINK, only

GEXF, GRAPHML = "{http://www.gexf.net/1.2draft}", "{http://graphml.graphdrawing.org/xmlns}"


def read_gexf(dataset, shown):
    """Return nodes by id, and edges as (source, target, values)."""
    root = ET.fromstring(gexf(dataset, shown, LINK))
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    edges = [(edge.get("source"), edge.get("target"), values(edge, GEXF)) for edge in root.iter(f"{GEXF}edge")]
    return root, nodes, edges


def values(element, space):
    return {one.get("for"): one.get("value") for one in element.iter(f"{space}attvalue")} | dict(element.attrib)


def read_graphml(dataset, shown):
    root = ET.fromstring(graphml(dataset, shown, LINK))
    nodes = {node.get("id"): node for node in root.iter(f"{GRAPHML}node")}
    edges = [
        (
            edge.get("source"),
            edge.get("target"),
            {one.get("key").removeprefix("edge-"): one.text for one in edge.iter(f"{GRAPHML}data")},
        )
        for edge in root.iter(f"{GRAPHML}edge")
    ]
    return root, nodes, edges


@pytest.fixture(params=[read_gexf, read_graphml], ids=["gexf", "graphml"])
def read(request):
    return request.param


def test_the_words_go_from_hand_to_hand(archive, read):
    # E1: Duke, courier, minister, queen. E2: queen, minister, courier, duke. E3: duke to queen.
    _, nodes, edges = read(archive, archive)
    pairs = {(source, target): told["events"] for source, target, told in edges}
    assert pairs == {
        ("A-DUKE", "A-COURIER"): "E1",
        ("A-COURIER", "A-MINISTER"): "E1",
        ("A-MINISTER", "A-QUEEN"): "E1",
        ("A-QUEEN", "A-MINISTER"): "E2",
        ("A-MINISTER", "A-COURIER"): "E2",
        ("A-COURIER", "A-DUKE"): "E2",
        ("A-DUKE", "A-QUEEN"): "E3",
    }
    assert set(nodes) == {"A-DUKE", "A-COURIER", "A-MINISTER", "A-QUEEN"}


def test_a_line_says_how_many_events_it_stands_for_and_which(real, read):
    # From Saddam to al-Qaisi: S17 and S18 (Document 000 ¶ 10 to 13), S24 (¶ 17 to 23), X04, X05, X09 (episodes).
    _, _, edges = read(real, real)
    told = {(source, target): one for source, target, one in edges}["A-SADDAM", "A-QAISI"]
    assert told["weight"] == "6"
    assert set(told["events"].split(";")) == {"S17", "S18", "S24", "X04", "X05", "X09"}
    assert (told["first_day"], told["last_day"]) == ("1995-09-05", "1998-12-31")
    assert float(told["inferred_share"]) == round(int(told["inferred"]) / 6, 3)
    assert sum(int(told[f"certainty_{grade}"]) for grade in ("high", "medium", "low")) == 6


def test_the_lines_are_those_of_the_view_who(real, read):
    _, _, edges = read(real, real)
    counted = ties(real, "direct")
    expected = [(tie.sender.id, tie.addressee.id, str(tie.events.all)) for tie in counted]
    assert {(source, target, told["weight"]) for source, target, told in edges} == set(expected)
    assert all(len(told["events"].split(";")) == int(told["weight"]) for *_, told in edges)


def test_only_the_chosen_events_count(archive, read):
    _, nodes, edges = read(archive, only(archive, "E3"))
    assert [(source, target) for source, target, _ in edges] == [("A-DUKE", "A-QUEEN")]
    assert set(nodes) == {"A-DUKE", "A-QUEEN"}


def test_every_end_of_a_line_is_a_node_and_no_id_occurs_twice(real, read):
    root, nodes, edges = read(real, real)
    assert {end for source, target, _ in edges for end in (source, target)} == set(nodes)
    for kind in ("node", "edge"):
        ids = [one.get("id") for one in root.iter() if one.tag.endswith(f"}}{kind}")]
        assert len(ids) == len(set(ids))


def test_gexf_declares_every_value_it_has(real):
    root, _, _ = read_gexf(real, real)
    assert root.get("version") == "1.2"
    (graph,) = root.iter(f"{GEXF}graph")
    assert graph.get("defaultedgetype") == "directed"
    for kind, block in (("node", "nodes"), ("edge", "edges")):
        (declared,) = [one for one in graph.iter(f"{GEXF}attributes") if one.get("class") == kind]
        types = {one.get("id"): one.get("type") for one in declared}
        assert set(types.values()) <= {"string", "integer", "double"}
        for one in graph.find(f"{GEXF}{block}").iter(f"{GEXF}attvalue"):
            assert one.get("for") in types
            {"string": str, "integer": int, "double": float}[types[one.get("for")]](one.get("value"))


def test_graphml_declares_every_value_it_has(real):
    root, _, _ = read_graphml(real, real)
    declared = {one.get("id"): (one.get("for"), one.get("attr.type")) for one in root.iter(f"{GRAPHML}key")}
    assert root.find(f"{GRAPHML}graph").get("edgedefault") == "directed"
    for kind in ("node", "edge"):
        for element in root.iter(f"{GRAPHML}{kind}"):
            for one in element.iter(f"{GRAPHML}data"):
                of, type_ = declared[one.get("key")]
                assert of == kind
                {"string": str, "int": int, "double": float}[type_](one.text)


def test_an_actor_has_the_words_of_the_dashboard(real):
    _, nodes, _ = read_gexf(real, real)
    khaddam = values(nodes["A-KHADDAM"], GEXF)
    assert (khaddam["label"], khaddam["side"], khaddam["kind"]) == ("Abdul Halim Khaddam", "Syria", "Person")


@pytest.mark.parametrize("write", [gexf, graphml])
def test_the_file_says_what_it_is_and_what_has_no_line(archive, write):
    shown = only(archive, "E1", "E4", filters="Text: & <harbour>")
    text = " ".join(ET.fromstring(write(archive, shown, LINK)).itertext())
    assert "An invented archive, version 0.1.0, CC0-1.0" in text
    assert "2 of 9 events. Asked for: Text: & <harbour>" in text
    assert LINK in text
    assert "Messages with recorded hands, and calls: 1 of these events." in text


@pytest.mark.parametrize("write", [gexf, graphml])
def test_a_sign_that_xml_forbids_does_not_spoil_the_file(archive, write):
    name = "A\x00\x0b\x1f<b>&\"'\ufffe صدام"
    spoilt = replace(archive, actors=archive.actors.assign(**{c.NAME: name}))
    root = ET.fromstring(write(spoilt, spoilt, LINK))
    told = [one for element in root.iter() for one in (element.text, element.get("label"))]
    assert told.count("A<b>&\"' صدام") == 4


@pytest.mark.parametrize("write", [gexf, graphml])
def test_no_messages_are_an_empty_network(archive, nothing, write):
    for shown in (nothing, select(archive, Selection(kinds=("crisis",)))):
        root = ET.fromstring(write(archive, shown, LINK))
        assert not [one for one in root.iter() if one.tag.endswith(("}node", "}edge"))]


def test_an_open_date_leaves_the_days_open(archive):
    third = archive.events[c.EVENT] == "E3"
    events = archive.events.assign(**{c.EARLIEST: archive.events[c.EARLIEST].mask(third)})
    _, _, edges = read_gexf(archive, replace(archive, events=events))
    (told,) = [one for *_, one in edges if one["events"] == "E3"]
    assert "first_day" not in told
    assert told["last_day"] == "1901-09-30"


def test_an_id_as_an_archive_has_it_is_a_name_of_xml_in_graphml():
    dataset = load_dataset(ARCHIVE.parent / "archives" / "barbary-1801", DATA / "datapackage.json")
    slashed = {
        "actors": dataset.actors.assign(**{c.ACTOR: "R/15/" + dataset.actors[c.ACTOR]}),
        "participants": dataset.participants.assign(**{c.ACTOR: "R/15/" + dataset.participants[c.ACTOR]}),
    }
    for one in (dataset, replace(dataset, **slashed)):
        _, nodes, edges = read_graphml(one, one)
        assert len(nodes) == 9
        assert all(re.fullmatch(r"[\w.-]+", node) for node in nodes)
        assert {end for source, target, _ in edges for end in (source, target)} == set(nodes)
