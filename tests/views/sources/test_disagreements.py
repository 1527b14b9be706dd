"""Two readings as a reader sees them, on the real package, without a browser."""

import re
import sys

import pytest

from components.views.base.escape import escape_markdown
from tests.app import visit


@pytest.fixture(autouse=True)
def without_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])


def read(**query):
    return visit(view="readings", **query)


def sentence(page):
    (found,) = [text.value for text in page.text if re.search("disagreements? touch", text.value)]
    return found


def captions(page):
    return " ".join(caption.value for caption in page.caption)


def test_opens_on_the_first_of_the_gravest():
    page = read()
    assert page.selectbox("issue").value == "AMB-04"
    assert "They go back to 2 separate origins; A and C share Khaddam's papers." in sentence(page)


def test_a_disagreement_inside_one_source_is_said_to_be_one():
    assert "All go back to one origin, Khaddam's papers: the disagreement is inside one source." in sentence(
        read(issue="AMB-02")
    )


def test_choosing_another_writes_the_link():
    page = read()
    page.selectbox("issue").set_value("AMB-09").run()
    assert page.query_params["issue"] in ("AMB-09", ["AMB-09"])
    assert "Away from Ankara, then through Ankara" in [header.value for header in page.header]


def test_filters_leave_the_comparison_whole_and_say_what_lies_outside():
    page = read(issue="AMB-05", layer="context")
    assert "2 of 14 disagreements touch" in sentence(page)
    assert "4 accounts in 9 claims, on 3 events" in sentence(page)
    assert "Outside the filters, and faint in the drawing: 1 of the events" in sentence(page)
    assert "outside the filters" in captions(page).replace("\\", "")


def test_with_filters_it_opens_on_a_disagreement_that_they_touch():
    assert read(layer="context").selectbox("issue").value == "AMB-05"


def test_what_is_switched_off_is_struck_and_its_account_left_without_an_origin():
    page = read(issue="AMB-04", without_source="SRC-QAISI")
    assert "What is left goes back to Khaddam's papers. Nothing that counts is left of B." in sentence(page)
    assert "~~ Switched off" in captions(page)


def test_a_doubt_of_which_no_accounts_are_recorded_is_not_passed_over_in_silence():
    page = read(issue="AMB-12")
    assert "no two accounts" in page.info[0].value
    assert page.selectbox("issue").value == "AMB-04"


def test_each_claim_leads_to_its_event():
    page = read(issue="AMB-04")
    page.button("reading-B-CL093").click().run()
    assert page.query_params["event"] in ("X01", ["X01"])


def test_a_title_in_a_message_acts_as_no_markdown(monkeypatch, folder):
    doubts = (folder / "ambiguities.csv").read_text(encoding="utf-8")
    hostile = doubts.strip().replace("AMB-01", "AMB-02").replace("Who began", "[I](u)").splitlines()[-1]
    (folder / "ambiguities.csv").write_text(f"{doubts.strip()}\n{hostile}\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    page = read(issue="AMB-02")
    assert escape_markdown("[I](u)") in page.info[0].value
