"""What is written of letters keeps to the rules of TEI, whatever a package holds; `cmif.rng` says which are meant."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from components.dataset import load_dataset
from components.dataset.model import columns as c
from components.dataset.package.template import write_template
from components.exports.exchange.letter_header import letters_of
from components.exports.exchange.letters import letters_tei
from tests.conftest import ARCHIVE, DATA
from tests.exports.choice import LINK, first_event

RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("cmif.rng")))
DICTIONARY = DATA / "datapackage.json"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
# Of any script, and such as stand in addresses and markup.
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


def valid(content):
    """Return the file as read, which keeps to the rules, and names each id once."""
    root = etree.fromstring(content)
    RULES.assertValid(root)
    ids = root.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    named = [one for cell in root.xpath("//@source") for one in cell.split()]
    named += [one for one in root.xpath("//@target") if one.startswith("#")]
    assert {one.removeprefix("#") for one in named} <= set(ids)
    return root


def filled_in(folder, letters, **cells):
    """Fill in the template with so many letters of a duke to a queen. cells: in each row."""
    write_template(folder, DICTIONARY)
    with (folder / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        head = next(csv.reader(file))
    with (folder / "events.csv").open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, head, restval="")
        out.writeheader()
        for number in range(1, letters + 1):
            row = {c.EVENT: f"E{number}", c.TITLE: f"Letter {number}", c.DATE: "1712-03", "sender": "A-DUKE"}
            out.writerow(row | {c.ADDRESSEE: "A-QUEEN"} | cells)
    return load_dataset(folder, DICTIONARY)


def test_the_letters_of_every_package_keep_to_the_rules(archive, real, nothing):
    for dataset, shown in ((archive, archive), (real, real), (archive, nothing)):
        valid(letters_tei(dataset, shown, LINK))
    valid(letters_tei(archive, archive, ""))


@pytest.mark.parametrize(
    ("name", "letters", "answers"), [("saint-domingue-1799", 29, 7), ("barbary-1801", 26, 3), ("telegrams-1914", 10, 6)]
)
def test_the_letters_of_real_archives_go_out_all_of_them(name, letters, answers):
    dataset = load_dataset(ARCHIVE.parent / "archives" / name, DICTIONARY)
    root = valid(letters_tei(dataset, dataset, LINK))
    found = root.xpath("//t:correspDesc", namespaces=TEI)
    assert len(found) == letters
    assert {one.get("key") for one in found} <= set(dataset.events[c.EVENT])
    assert "#data" not in {one.get("source") for one in found}
    assert len(root.xpath("//t:correspContext/t:ref", namespaces=TEI)) == answers


def test_the_rules_refuse_what_tei_refuses(archive):
    good = letters_tei(archive, archive, LINK)
    (source,) = etree.fromstring(good).xpath("//t:correspDesc/@source", namespaces=TEI)
    for old, new in (
        (f'source="{source}"', 'source=""'),
        ('xml:id="letter-E3" ', ""),
        ('type="received"', 'type="sent"'),
        ('notBefore="1901-09-01"', 'notBefore="September 1901"'),
        ("persName", "person"),
    ):
        assert old.encode() in good
        assert not RULES.validate(etree.fromstring(good.replace(old.encode(), new.encode())))


@pytest.mark.parametrize("form", ["letter", "Letter", "postcard", "telegram"])
def test_what_the_template_marks_as_a_letter_goes_out_as_one(tmp_path, form):
    dataset = filled_in(tmp_path / "mine", 697, form=form)
    assert dataset.problems == ()
    root = valid(letters_tei(dataset, dataset, LINK))
    letters = root.xpath("//t:correspDesc", namespaces=TEI)
    assert len(letters) == 697
    assert {one.get("source") for one in letters} == {"#data"}
    names = root.xpath("//t:correspDesc[1]//t:persName/@key", namespaces=TEI)
    assert names == ["A-DUKE", "A-QUEEN"]


@pytest.mark.parametrize(
    "cells", [{}, {c.KIND: "message"}, {c.FORM: "spoken"}, {c.FORM: "letter", c.STATUS: "planned"}]
)
def test_what_is_not_marked_or_was_never_sent_stays_inside(tmp_path, cells):
    dataset = filled_in(tmp_path / "mine", 2, **cells)
    assert letters_of(dataset).events == []
    root = valid(letters_tei(dataset, dataset, LINK))
    assert "A letter is what has the form or type letter" in root.xpath("string(//t:encodingDesc)", namespaces=TEI)


def test_a_letter_with_neither_sender_nor_kind_is_a_message_of_somebody_unknown(tmp_path):
    dataset = filled_in(tmp_path / "mine", 1, form="letter", sender="", addressee="")
    assert dataset.events[c.KIND].tolist() == ["message"]
    assert valid(letters_tei(dataset, dataset, LINK)).xpath("//t:persName/text()", namespaces=TEI) == ["Unknown"] * 2


def test_a_citation_travels_with_its_letter(tmp_path):
    dataset = filled_in(tmp_path / "mine", 1, form="letter", citation="Letters of the Duke, page 7")
    (note,) = valid(letters_tei(dataset, dataset, LINK)).xpath("//t:note/text()", namespaces=TEI)
    assert "Citation: Letters of the Duke, page 7." in note


@given(TEXTS, TEXTS)
def test_whatever_a_name_a_title_and_an_address_hold_the_file_keeps_to_the_rules(archive, text, more):
    spoilt = first_event(archive, **{c.TITLE: text, c.SUMMARY: more, c.FORM: "letter", c.CITATION: text})
    names = archive.actors.assign(**{c.NAME: archive.actors[c.NAME] + text})
    address = "https://example.org/" + "".join(more.split())
    sources = archive.sources.assign(**{c.CITATION: text, c.URL: address})
    spoilt = replace(spoilt, actors=names, sources=sources, title=text, author=more, licence=text)
    valid(letters_tei(spoilt, spoilt, LINK))
