"""A reader's own package: what is found in files, and what the page says of it."""

import io
import sys
import tempfile
import zipfile
from functools import partial

import pytest

from components.dataset.package.fetch import fetch
from components.exports.timeline.timelinejs import timelinejs_csv
from components.views.package import own_files
from components.views.package.own_files import Rows, inspect_files
from components.views.package.problems import problems_text
from tests.app import visit
from tests.conftest import ARCHIVE
from tests.dataset.package.test_fetch import only_here, site

MINIMUM = ARCHIVE.parent / "archives" / "invented-minimum"
EVENTS = b"event_id,title,date\nE1,A letter,1712-03-04\n"
ACTORS = b"actor_id,name\nA-DUKE,The Duke\n"
LEAST = [("events.csv", EVENTS), ("actors.csv", ACTORS)]


def files_in(folder):
    return [(file.name, file.read_bytes()) for file in sorted(folder.glob("*.*"))]


def zip_of(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in files:
            opened.writestr(name, content)
    return [("records.zip", out.getvalue())]


def open_page(read=None, **query):
    """Open the dashboard in a session in which the package that was `read` is open."""
    if not read:
        return visit(**{"view": "timeline"} | query)
    kept = {"brought-package": (read.fingerprint, read.package)}
    return visit(kept, **{"view": "timeline", "archive": read.fingerprint} | query)


def words(page):
    return [str(one.value) for kind in ("text", "info", "error", "caption") for one in getattr(page, kind)]


# ---- what is found in files ------------------------------------------------------------------------------------------


def test_the_least_package_is_read_and_counted():
    read = inspect_files(LEAST)
    assert (read.refusal, read.problems) == ("", ())
    assert read.package.events["title"].tolist() == ["A letter"]
    assert read.rows == (Rows("events.csv", 1, 0), Rows("actors.csv", 1, 0))


def test_files_and_a_zip_of_them_are_the_same_package():
    assert (
        inspect_files(LEAST).fingerprint
        == inspect_files(zip_of(LEAST)).fingerprint
        == inspect_files(LEAST[::-1]).fingerprint
    )
    changed = [("events.csv", EVENTS.replace(b"1712", b"1713")), LEAST[1]]
    assert inspect_files(changed).fingerprint != inspect_files(LEAST).fingerprint


def test_good_rows_are_shown_and_the_others_counted_and_named():
    read = inspect_files(files_in(MINIMUM))
    assert read.rows == (Rows("events.csv", 8, 3), Rows("actors.csv", 2, 0))
    assert len(read.package.events) == 5
    assert read.problems == read.package.problems
    assert any("7-Jun" in str(problem) for problem in read.problems)


def test_rows_are_counted_over_lines_and_without_blank_ones():
    events = b'event_id;title;date;summary\nE1;A letter;1712;"two\nlines"\n;;;\n\nE2;Another;1713;one\n'
    assert inspect_files([("events.csv", events), LEAST[1]]).rows[0] == Rows("events.csv", 2, 0)


def test_rows_that_hang_on_a_lost_row_count_as_left_out():
    events = EVENTS + b"E2,Another,yesterday\n"
    sources, claims = b"source_id,short\nS1,Letters\n", b"claim_id,event_id,source_id\nC1,E1,S1\nC2,E2,S1\n"
    read = inspect_files([("events.csv", events), LEAST[1], ("sources.csv", sources), ("claims.csv", claims)])
    assert read.rows[:2] == (Rows("events.csv", 2, 1), Rows("claims.csv", 2, 1))


def test_a_topic_that_is_added_hides_no_row_that_is_left_out():
    topics = b"topic_id,label\nT1,Salt\n1 2,Bridges\n"
    read = inspect_files([*LEAST, ("topics.csv", topics)])
    assert Rows("topics.csv", 2, 1) in read.rows


def test_nothing_is_left_on_the_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for files in (LEAST, zip_of(LEAST), zip_of(LEAST[:1])):
        inspect_files(files)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ([], "A package needs events.csv and actors.csv"),
        (LEAST[1:], "events.csv is missing"),
        ([("photo.png", b"\x89PNG")], "There is “photo.png”"),
        ([("a.zip", b"PK\x03\x04 and no more")], "not a zip that can be read"),
        ([("records.xlsx", b"PK\x03\x04")], "records.xlsx: is a workbook of a kind that is not read, or damaged"),
        ([*LEAST, LEAST[0]], "two files with the name “events.csv”"),
        ([*zip_of(LEAST), *LEAST], "one zip, or the CSV files themselves, but not both"),
        ([("events.csv", bytes(21 << 20)), LEAST[1]], "larger than 20 MB"),
        ([("events.csv", b"\xff\x00\xfe" * 99), LEAST[1]], "events.csv: cannot be read"),
        ([("events.csv", EVENTS + b"E,x,1712\n" * 50_001), LEAST[1]], "more than 50,000 rows"),
    ],
)
def test_what_cannot_be_opened_is_refused_in_words(files, why):
    read = inspect_files(files)
    assert why in read.refusal
    assert read.package is None


def test_a_package_without_one_good_event_is_refused_and_says_all_that_is_wrong():
    read = inspect_files([("events.csv", b"event_id,title,date\nE1,A letter,yesterday\n1 2,Another,1712\n"), LEAST[1]])
    assert read.refusal == "No event of this package can be shown."
    assert len(read.problems) == 2


@pytest.mark.parametrize(
    "content",
    [b"{", b"[" * 200_000, b'{"title": "\\ud800"}', b"\xff\xfe{", b'{"a":' * 100_000 + b"1" + b"}" * 100_000],
)
def test_a_descriptor_that_cannot_be_read_is_named_and_the_rest_shown(content):
    read = inspect_files([*LEAST, ("datapackage.json", content)])
    assert [problem.file for problem in read.problems] == ["datapackage.json"]
    assert read.package.title == "Untitled package"


def test_a_title_is_one_line_of_bounded_length():
    title = b'{"title": "Letters \\n of ' + b"x" * 5_000 + b'"}'
    read = inspect_files([*LEAST, ("datapackage.json", title)])
    assert read.package.title.startswith("Letters of x")
    assert len(read.package.title) == 200


def test_the_list_to_download_holds_every_problem_on_a_line_of_its_own():
    events = b"event_id,title,date\n" + b"".join(b'E%d,A,"no\ndate %d"\n' % (n, n) for n in range(300)) + b"F1,A,1712\n"
    read = inspect_files([("events.csv", events), LEAST[1]])
    lines = problems_text(read.problems).decode("utf-8-sig").splitlines()
    assert lines[0] == "300 things are to be mended. 300 rows are left out for it; all the others are shown."
    assert len(lines) == 2 + 300
    assert "“no date 299”" in lines[-1]


def test_a_file_of_another_kind_is_counted_under_its_own_name(archive):
    read = inspect_files([("slides.csv", timelinejs_csv(archive, archive, ""))])
    assert read.rows[0] == Rows("slides.csv", 8, 0)
    assert [problem.file for problem in read.problems] == ["slides.csv"]


# ---- what the page says ----------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def no_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])


@pytest.fixture(scope="module")
def minimum():
    return inspect_files(files_in(MINIMUM))


def test_the_view_says_where_files_go_and_what_the_least_is():
    said = words(open_page(view="own"))
    assert any("events.csv with event_id, title, date and actors.csv with actor_id, name" in text for text in said)
    assert any("nobody else sees them" in text for text in said)


def test_the_view_opens_where_filters_leave_no_event():
    page = open_page(view="own", q="no such word")
    assert "Template (zip)" in [button.label for button in page.get("download_button")]


@pytest.fixture
def served(monkeypatch, archive):
    """A site on this computer that may be asked, with a file at /slides.csv."""
    monkeypatch.setattr(own_files, "fetch", partial(fetch, may_connect=only_here))
    with site(**{"slides.csv": (200, {}, timelinejs_csv(archive, archive, ""))}) as found:
        yield found


def type_address(page, address):
    (field,) = [one for one in page.text_input if "web address" in one.label]
    return field.set_value(address)


def fetch_on(page, address):
    type_address(page, address)
    (press,) = [button for button in page.button if button.label == "Fetch it"]
    return press.click().run()


def test_a_file_is_fetched_at_the_press_and_not_again_until_the_next(served):
    address, asked = served
    page = open_page(view="own")
    type_address(page, f"{address}/slides.csv").run()
    assert not asked
    fetch_on(page, f"{address}/slides.csv")
    assert any(text.startswith("8 events. Fingerprint ") for text in words(page))
    page.run()
    assert len(asked) == 1
    page.get_by_key("own-open-it").click().run()
    assert page.sidebar.text[0].value.startswith("8 of 8")
    assert len(asked) == 1


def test_an_address_that_is_not_fetched_is_refused_in_words():
    page = fetch_on(open_page(view="own"), "http://169.254.169.254/latest")
    assert "169.254.169.254 is in a private network, or this computer itself" in page.error[0].value.replace("\\", "")


def test_the_page_says_which_computer_fetches():
    said = " ".join(words(open_page(view="own")))
    assert "the computer that runs this dashboard fetches the file, once: your own, or that of whoever serves" in said


def test_whoever_serves_the_dashboard_may_switch_it_off(monkeypatch):
    monkeypatch.setenv("BACKCHANNEL_FETCH", "off")
    page = open_page(view="own")
    assert "Fetch it" not in [button.label for button in page.button]
    assert "fetches" not in " ".join(words(page))


@pytest.mark.parametrize("view", ["timeline", "about", "own", "lessons", "table"])
def test_every_view_of_an_own_package_says_that_it_is_one(minimum, view):
    page = open_page(minimum, view=view)
    assert page.sidebar.text[0].value.startswith("5 of 5")
    assert "“Untitled package”, seen in this tab only" in words(page)


def test_what_is_to_be_mended_takes_one_line_once_the_package_is_open(minimum):
    page = open_page(minimum)
    assert not page.warning
    (mend,) = [one for one in page.expander if "to be mended" in one.label]
    assert any("A-DUCHES" in text.value for text in mend.text)


def test_closing_it_leads_to_the_records_of_the_dashboard(minimum):
    page = open_page(minimum, view="who", event="E1")
    page.get_by_key("own-close").click().run()
    assert dict(page.query_params) == {}
    assert "brought-package" not in page.session_state
    assert not page.sidebar.text[0].value.startswith("5 of 5")


def test_an_own_package_is_presented_in_the_same_tab(minimum):
    page = open_page(minimum, view="timeline")
    (present,) = [button for button in page.button if button.label == "Present"]
    present.click().run()
    assert page.query_params["present"] in ("yes", ["yes"])
    assert page.query_params["archive"] in (minimum.fingerprint, [minimum.fingerprint])


@pytest.mark.parametrize("more", [{}, {"present": "yes"}, {"lesson": "offer-1996"}, {"view": "own"}])
def test_a_link_to_a_package_that_is_not_open_shows_no_other_records(more):
    page = open_page(archive="abc123", event="S24", **more)
    assert "records that a reader opened from files of their own" in page.info[0].value
    assert "Fingerprint of the files that the link asks for: abc123" in words(page)
    assert not page.sidebar.text
    assert not page.get("bidi_component")


def test_a_package_of_another_fingerprint_is_not_taken_for_the_one_asked_for(minimum):
    page = visit({"brought-package": (minimum.fingerprint, minimum.package)}, archive="abc123")
    assert page.info[0].value.startswith("This link shows records that a reader opened")


def test_from_such_a_link_the_records_of_the_dashboard_are_one_press_away():
    page = open_page(archive="abc123", view="who")
    page.get_by_key("own-leave").click().run()
    assert dict(page.query_params) == {}
    assert page.sidebar.text[0].value.endswith("events")


def test_a_fingerprint_in_a_link_is_not_read_as_markdown_and_is_cut():
    hostile = "[a](javascript:b) <img src=x> " * 40
    said = words(open_page(archive=hostile))
    assert max(len(text) for text in said if text.startswith("Fingerprint")) < 120
    assert not any("javascript" in one.value for one in open_page(archive=hostile).markdown)
