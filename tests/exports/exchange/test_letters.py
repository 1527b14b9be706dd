from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from components.dataset.model import columns as c
from components.dataset.model.vocabulary import NOT_STATED
from components.exports.exchange.letter_header import letters_of
from components.exports.exchange.letters import letters_tei
from tests.exports.choice import LINK, only

TEI, ID = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}id"


def read(dataset, shown):
    root = ET.fromstring(letters_tei(dataset, shown, LINK))
    return root, {letter.get("key"): letter for letter in root.iter(f"{TEI}correspDesc")}


def told(letter, kind):
    """Return for each action of that kind the names, and the attributes and words of its dates."""
    return [
        (
            [one.text for one in action if one.tag in (f"{TEI}persName", f"{TEI}orgName")],
            [(dict(one.attrib), one.text) for one in action.iter(f"{TEI}date")],
        )
        for action in letter.iter(f"{TEI}correspAction")
        if action.get("type") == kind
    ]


def header(root):
    return " ".join(" ".join(one.itertext()) for one in root.iter(f"{TEI}encodingDesc"))


def changed(archive, event, **cells):
    """Return the archive with these cells in the row of `event`."""
    rows = archive.events.copy()
    for name, value in cells.items():
        rows[name] = rows[name].mask(rows[c.EVENT] == event, value)
    return replace(archive, events=rows)


def test_the_two_letters_of_1998_are_letters_and_dictated_answers_are_not(real):
    # Document 002: Clinton's letter, ¶ 10; Assad's answer, ¶ 12. Document 000: the offer, ¶ 17, in words for both; the
    # answers of September 1995 and February 1996 were dictated, S10 sums up several.
    assert letters_of(real).events == ["S24", "X03", "S36", "S38"]
    _, letters = read(real, real)
    assert list(letters) == ["S24", "X03", "S36", "S38"]
    assert [one.get("type") for one in letters.values()] == ["message-or-letter"] * 2 + ["letter-reported"] * 2


def test_what_is_left_out_is_counted_in_the_header(real):
    root, letters = read(real, real)
    found = letters_of(real)
    assert len(letters) + sum(found.left_out.values()) == len(real.events)
    assert f"Letters in this file: {len(letters)}." in header(root)
    for words, count in found.left_out.items():
        assert f"{count} {words}" in header(root)


def test_author_carriers_and_addressee_stand_in_their_order(real):
    # S24: from Saddam Hussein through al-Qaisi to Khaddam, 2 February 1996, and to Assad by the 4th (Document 000 ¶ 17,
    # 24, 27); that it reached Assad is inferred.
    _, letters = read(real, real)
    letter = letters["S24"]
    assert told(letter, "sent") == [(["Saddam Hussein"], [({"when": "1996-02-02"}, "2 February 1996")])]
    assert [names for names, _ in told(letter, "transmitted")] == [
        ["Anwar Sabri Abdul Razzaq al-Qaisi"],
        ["Abdul Halim Khaddam"],
    ]
    ((names, dates),) = told(letter, "received")
    assert names == ["Hafez al-Assad"]
    assert dates == [({"notBefore": "1996-02-02", "notAfter": "1996-02-04"}, "between 2 and 4 February 1996")]
    assert [one.get("cert") for one in letter.iter(f"{TEI}persName")] == [None, None, None, "low"]


def test_places_and_what_is_answered_are_told(real):
    _, letters = read(real, real)
    places = [(one.text, one.get("ref")) for one in letters["S36"].iter(f"{TEI}placeName")]
    assert places == [
        ("Washington, D.C.", "https://www.geonames.org/4140963"),
        ("Damascus", "https://www.geonames.org/170654"),
    ]
    (context,) = letters["S38"].iter(f"{TEI}ref")
    assert (context.get("type"), context.get("target")) == ("prev", "#letter-S36")


def test_a_letter_with_one_place_only_is_not_said_to_be_written_there(real):
    _, letters = read(real, real)
    assert not list(letters["S24"].iter(f"{TEI}placeName"))
    assert "Place: Damascus." in letters["S24"].find(f"{TEI}note").text


def test_a_day_that_is_not_known_is_given_by_its_bounds(archive):
    _, letters = read(archive, archive)
    assert list(letters) == ["E3"]  # of the type letter; its form is not stated
    ((_, dates),) = told(letters["E3"], "sent")
    assert dates == [({"notBefore": "1901-09-01", "notAfter": "1901-09-30"}, "some time in September 1901")]


@pytest.mark.parametrize(
    ("cells", "attributes"),
    [
        ({c.LATEST: None}, {"notBefore": "1901-09-01"}),
        ({c.EARLIEST: None}, {"notAfter": "1901-09-30"}),
        ({c.DATE_MEANING: "lasted"}, {"from": "1901-09-01", "to": "1901-09-30"}),
        ({c.DATE_BASIS: "inferred"}, {"notBefore": "1901-09-01", "notAfter": "1901-09-30", "cert": "low"}),
    ],
)
def test_an_open_or_doubtful_date_says_no_more_than_is_known(archive, cells, attributes):
    spoilt = changed(archive, "E3", **cells)
    _, letters = read(spoilt, spoilt)
    (((found, _),),) = [dates for _, dates in told(letters["E3"], "sent")]
    assert found == attributes


def test_a_letter_of_which_nothing_is_known_of_the_day_has_no_date(archive):
    spoilt = changed(archive, "E3", **{c.EARLIEST: None, c.LATEST: None})
    assert [dates for _, dates in told(read(spoilt, spoilt)[1]["E3"], "sent")] == [[]]


@pytest.mark.parametrize("status", ["planned", "proposed", "inferred", "summary"])
def test_what_was_not_sent_is_no_letter(archive, status):
    spoilt = changed(archive, "E3", **{c.STATUS: status})
    assert letters_of(spoilt).events == []
    assert "only planned, proposed or inferred, or a summary of several" in letters_of(spoilt).left_out


def test_without_recorded_hands_the_roles_tell_and_else_nobody_is_named(archive):
    handless = archive.participants.assign(
        **{c.HAND: archive.participants[c.HAND].mask(archive.participants.index >= 0)}
    )
    _, letters = read(archive, replace(archive, participants=handless))
    assert [names for names, _ in told(letters["E3"], "sent")] == [["Duke al-Vale"]]
    assert [names for names, _ in told(letters["E3"], "received")] == [["Queen of the North"]]
    _, letters = read(archive, replace(archive, participants=handless[:0]))
    assert [names for names, _ in told(letters["E3"], "received")] == [["Unknown"]]


def test_every_pointer_has_its_target_and_no_id_occurs_twice(real):
    root, _ = read(real, real)
    ids = [one.get(ID) for one in root.iter() if one.get(ID)]
    assert len(ids) == len(set(ids))
    pointers = [one for element in root.iter() for one in element.get("source", "").split()]
    pointers += [one.get("target") for one in root.iter(f"{TEI}ref") if one.get("target").startswith("#")]
    assert pointers
    assert {one.removeprefix("#") for one in pointers} <= set(ids)


def test_an_event_and_a_source_may_have_the_same_id(archive):
    source = archive.claims.loc[archive.claims[c.EVENT] == "E3", c.SOURCE].iloc[0]
    same = replace(
        archive,
        sources=archive.sources.assign(**{c.SOURCE: archive.sources[c.SOURCE].replace(source, "E3")}),
        claims=archive.claims.assign(**{c.SOURCE: archive.claims[c.SOURCE].replace(source, "E3")}),
    )
    root, letters = read(same, same)
    ids = [one.get(ID) for one in root.iter() if one.get(ID)]
    assert len(ids) == len(set(ids))
    assert letters["E3"].get("source").split()[0].removeprefix("#") in set(ids) - {letters["E3"].get(ID)}


def test_a_form_and_a_certainty_of_somebodys_own_are_words_of_tei(archive):
    own = changed(archive, "E3", **{c.CERTAINTY: NOT_STATED, c.FORM: "Open letter"})
    _, letters = read(own, own)
    assert letters["E3"].get("cert") is None
    assert letters["E3"].get("type") == "Open_letter"
    assert read(archive, archive)[1]["E3"].get("cert") in ("high", "medium", "low")


def test_the_parts_stand_in_the_order_that_tei_asks_for(real):
    root, letters = read(real, real)
    assert [one.tag.removeprefix(TEI) for one in root] == ["teiHeader", "text"]
    head = root.find(f"{TEI}teiHeader")
    assert [one.tag.removeprefix(TEI) for one in head] == ["fileDesc", "encodingDesc", "profileDesc"]
    file = head.find(f"{TEI}fileDesc")
    assert [one.tag.removeprefix(TEI) for one in file] == ["titleStmt", "publicationStmt", "sourceDesc"]
    assert [one.tag.removeprefix(TEI) for one in file[1]] == ["publisher", "idno", "availability"]
    for letter in letters.values():
        kinds = [one.get("type") for one in letter.iter(f"{TEI}correspAction")]
        assert (kinds[0], kinds[-1]) == ("sent", "received")
        assert set(kinds[1:-1]) <= {"transmitted"}
        assert all(len(action) for action in letter.iter(f"{TEI}correspAction"))


def test_the_header_says_which_data_what_was_asked_for_and_where(archive):
    root, letters = read(archive, only(archive, "E1", "E3", filters="Text: <harbour> & more"))
    assert list(letters) == ["E3"]
    for words in ("An invented archive, version 0.1.0, CC0-1.0", "2 of 9 events", "Text: <harbour> & more", LINK):
        assert words in header(root)
    assert root.find(f".//{TEI}licence").get("target") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert "Backchannel" not in " ".join(root.itertext())


def test_no_letters_are_a_file_that_says_so(archive, nothing):
    root, letters = read(archive, nothing)
    assert letters == {}
    assert "Letters in this file: 0. Chosen events left out: none." in header(root)


def test_who_has_an_authority_record_is_named_with_its_address(real):
    found = ET.fromstring(letters_tei(real, only(real, "S36"), LINK))
    people = {one.text: one.get("ref") for one in found.iter(f"{TEI}persName")}
    assert people["Bill Clinton"] == "https://www.wikidata.org/entity/Q1124"
