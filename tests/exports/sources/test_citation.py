import datetime as dt
import json
import re
from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.exports.sources.citation import MOST_SOURCES, Citation, event_citation
from tests.exports.choice import LINK, first_event, only

TODAY = dt.date(2026, 11, 22)
HARD = "50% of {A} & B_1 #2 \\x $5 ~ ^ “é” صدام\nnext\r\n line"
# What the schema of CSL-JSON allows of what is used here.
CSL = {"id": str, "type": str, "title": str, "author": list, "version": str, "URL": str, "accessed": dict, "note": str}
CSL |= {"keyword": str}  # who takes part and has an authority record


def cited(dataset, shown, **words):
    told = {"sentence": "2 of 9 events by channel.", "view": "Timeline", "link": LINK, "today": TODAY} | words
    return Citation(shown, len(dataset.events), **told)


@pytest.fixture
def chosen(real):
    return only(real, "S36", "S38", filters="Form: Letter, as reported")


def test_the_plain_text_names_who_what_version_how_much_and_when_it_was_seen(real, chosen):
    assert cited(real, chosen).text == (
        "Backchannel contributors. “Timeline”. In: Backchannel: Syria-Iraq-US secret exchanges, 1995-1998, "
        f"version {real.version} (data set, CC-BY-4.0). 2 of {len(real.events)} events; asked for: Form: Letter, as "
        f"reported. {LINK} (accessed 22 November 2026)"
    )


def test_another_archive_is_cited_under_its_own_name(archive):
    citation = cited(archive, only(archive, "E1", "E2"))
    for text in (citation.text, citation.bibtex, citation.csl_json, citation.described):
        assert "Backchannel" not in text
        assert "An invented archive" in text
        assert "0.1.0" in text
    assert "author" not in citation.bibtex
    assert "author" not in json.loads(citation.csl_json)[0]


def test_bibtex_has_a_key_a_title_a_version_and_the_address_as_it_is(real, chosen):
    text = cited(real, chosen).bibtex
    assert text.startswith(f"@misc{{backchannel-{real.version}-timeline-2026-11-22,\n")
    assert "  author = {{Backchannel contributors}},\n" in text
    assert f"  url = {{{LINK}}},\n" in text
    assert "  urldate = {2026-11-22},\n" in text
    assert text.endswith("}\n")


def test_what_tex_would_take_for_a_command_is_escaped(archive):
    text = cited(archive, replace(only(archive, "E1"), title=HARD, filters=HARD), view=HARD).bibtex
    (title,) = re.findall(r"  title = \{(.*)\},\n", text)
    for sign in ("\\%", "\\&", "\\_", "\\#", "\\$", "\\textbackslash{}", "\\textbraceleft{}", "\\textbraceright{}"):
        assert sign in title
    assert "“é” صدام next line" in title
    assert not re.search(r"(?<!\\)[%&#_$]", title)


@pytest.mark.parametrize("sign", ["{", "}", "{{", "}{", "\\", "\\}", "\n", "@misc{x,", '"'])
def test_no_sign_breaks_the_entry(archive, sign):
    spoilt = replace(only(archive, "E1"), title=f"A{sign}B", version=f"1{sign}2", filters=f"Text: {sign}")
    text = cited(archive, spoilt, link=f"{LINK}&q={sign}", view=f"View {sign}").bibtex
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        assert depth > 0 or place < text.index("{") or place >= len(text) - 2
    assert depth == 0
    assert len(text.splitlines()) == 8


def test_csl_json_has_what_the_schema_asks_for_and_nothing_else(real, chosen):
    (item,) = json.loads(cited(real, chosen).csl_json)
    assert item["type"] == "dataset"
    assert {name: type(value) for name, value in item.items()} == CSL
    assert item["author"] == [{"literal": "Backchannel contributors"}]
    assert item["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert (item["version"], item["URL"]) == (real.version, LINK)
    assert f"2 of {len(real.events)} events" in item["note"]
    assert "Form: Letter, as reported" in item["note"]


def test_the_description_says_what_is_shown_and_which_paragraphs_it_rests_on(real, chosen):
    # S36: Document 002, paragraphs 1, 8 to 11; S38: 12 to 15. Both from the newspaper's article on the two letters.
    text = cited(real, chosen, sentence="2 letters, both dated to the day.").described
    assert text.startswith("2 letters, both dated to the day.\n\nBackchannel: ")
    assert f"2 of {len(real.events)} events. Asked for: Form: Letter, as reported\n" in text
    assert f"{LINK} (accessed 22 November 2026)\n" in text
    lines = text.splitlines()
    first = lines.index("Sources of the claims on these events (3), from most claims to least:") + 1
    assert lines[first].startswith("- Document 002 ¶ 1, 8, 9, 10, 11, 12, 13, 14, 15 (")
    assert lines[first].endswith("Turkiya Ajel (Arabic), 2 July 2021, on the fifth episode in Asharq Al-Awsat; English "
                                 "machine translation on khaddam.net")  # fmt: skip
    assert len(lines) == first + 3


def test_many_sources_are_bounded_and_counted(real):
    text = cited(real, real).described
    assert text.count("\n- ") == MOST_SOURCES
    assert re.search(r"and \d+ more, all of them in the file of sources\n$", text)


def test_a_description_without_a_link_or_events_still_says_what_was_asked_for(archive, nothing):
    text = cited(archive, replace(nothing, filters="Text: no such word"), link="").described
    assert "0 of 9 events. Asked for: Text: no such word" in text
    assert "No claims are recorded" in text


def test_one_event_is_cited_with_its_date_and_who_says_so_where(real):
    text = event_citation(real, "S36", LINK, TODAY)
    first, second, *rest = text.splitlines()
    assert first == (
        "Backchannel contributors. “Clinton writes to Assad”, 21 February 1998. Event S36 in: Backchannel: "
        f"Syria-Iraq-US secret exchanges, 1995-1998, version {real.version} (data set, CC-BY-4.0)"
    )
    assert second == f"{LINK} (accessed 22 November 2026)"
    assert rest[0].startswith("Says so: Document 002 ¶ 9 ")
    assert any(line.startswith("Document 002: Turkiya Ajel (Arabic), 2 July 2021") for line in rest)


def test_who_contradicts_an_event_is_not_cited_as_saying_it(archive):
    lines = event_citation(archive, "E1", LINK, TODAY).splitlines()
    assert any(line.startswith("Contradicts it: Invented Gazette") for line in lines)
    assert not any("Gazette" in line for line in lines if line.startswith("Says so"))


def test_a_title_of_several_lines_is_cited_in_one(archive):
    spoilt = first_event(archive, **{c.TITLE: "One\nline\r\nonly"})
    assert "“One line only”, some time in 1890" in event_citation(spoilt, "E8", LINK, TODAY)


def test_an_event_that_is_not_there_cannot_be_cited(archive):
    with pytest.raises(KeyError):
        event_citation(archive, "E99", LINK, TODAY)
