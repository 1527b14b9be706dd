"""All that the dashboard shows and gives away, as texts to compare before and after a change that is to change nothing.

python -m tests.corpus write FOLDER              keep the texts in FOLDER; with --only, those alone anew
python -m tests.corpus compare FOLDER            make them anew, and name what differs; --only figures/data/map: a part
python -m tests.corpus accept                    take the charts as they are now for those of tests/snapshots

An item is a key and a text. The same code gives the same items on every run and on any day.
"""

import argparse
import contextlib
import datetime as dt
import hashlib
import io
import itertools
import json
import logging
import re
import shutil
import sys
import tempfile
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, lru_cache, partial
from gzip import decompress
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch
from urllib.parse import parse_qs

import numpy as np
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from benchmarks.packages import write_package
from components.dataset import counts_without_each, facet_counts, from_query, to_query
from components.dataset.__main__ import main as command
from components.dataset.model.date_words import day_words
from components.dataset.package.template import template_zip
from components.dataset.query.link import stop_of
from components.dataset.query.run_query import run_query
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import VIEWS
from components.exports.base.drawing import style_doubts
from components.exports.files import FILES
from components.exports.lessons.lesson_csv import lesson_csv
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.views.base.render_context import RenderContext
from components.views.chart_views import CHART_VIEWS
from components.views.lessons.handout import handout_html, key_html
from components.views.lessons.lesson_file import load_lesson
from components.views.package.open_package import DICTIONARY, read_package_folder
from components.views.package.own_files import inspect_files
from components.views.present.lesson_step import step_query
from components.views.takeaway.takeaway import Takeaway, frame_code, frame_height
from tests.reading import PHONE

ROOT = Path(__file__).parents[1]
TESTS = Path(__file__).parent
FOLDERS = {
    "data": ROOT / "data",
    "archive": TESTS / "archive",
    "telegrams": TESTS / "archives" / "telegrams-1914",
    "minimum": TESTS / "archives" / "invented-minimum",
}
CROWD, MANY = "crowd", 2_500  # an invented archive of more events than have a mark each
TODAY = dt.date(2026, 1, 2)
ADDRESS = "http://localhost:8501/"
DRAWN = [view for view in VIEWS if view not in ("table", "about", "lessons", "own")]

LOOKS = {"light": LIGHT, "dark": DARK, "large": enlarged(LIGHT), "large-dark": enlarged(DARK)}
SCREEN = "light-alone"
STAGES = {
    f"{look}-{place}": RenderContext(LOOKS[look], place)
    for look, places in {
        "light": ("alone", "beside", "phone", "paper"),
        "dark": ("alone", "beside", "phone"),
        "large": ("alone", "beside"),
        "large-dark": ("beside",),
    }.items()
    for place in places
}

# ---- what is asked for: links without their view ---------------------------------------------------------------------

# Archive -> links that choose events, for all views and one stage.
CHOICES = {
    "data": (
        "layer=documents",
        "layer=context&layer=provenance",
        "chapter=offer-1996",
        "chapter=letters-1998&chapter=cairo-1998",
        "kind=message",
        "kind=meeting&kind=deliberation",
        "topic=T-PIPE&topic=T-PORT",
        "channel=envoy-qatar",
        "secrecy=secret&secrecy=internal",
        "actor=A-KHADDAM",
        "actor=A-HAFEZ&actor=A-CLINTON&role=author",
        "side=us&side=mediators",
        "source=SRC-D0",
        "voice=newspaper&source=SRC-AA-E1",
        "certainty=low",
        "corroboration=contested&corroboration=one-origin",
        "status=claimed&status=planned",
        "q=pipeline",
        "q=%D8%AE%D8%AF%D8%A7%D9%85",
        "from=1996-01-01&to=1996-12-31",
        "from=1996-01-01&to=1996-06-30&range=certain&kind=message",
        "stop=1996-04-01",
        "stop=1998-02-17&kind=message",
        "without_source=SRC-PAPERS",
        "without_source=SRC-QAISI&without_source=SRC-D0&without_voice=newspaper",
        "numbers=range",
        "numbers=range&kind=message&without_source=SRC-PAPERS",
        "q=nosuchword",
        "event=S24",
        "event=S36&chapter=letters-1998",
    ),
    "archive": (
        "layer=documents",
        "layer=context",
        "chapter=provenance",
        "kind=message",
        "kind=meeting&kind=deliberation",
        "topic=T-PORT",
        "channel=public&channel=papers",
        "secrecy=internal",
        "actor=A-QUEEN",
        "actor=A-MINISTER&role=sender",
        "side=iraq",
        "source=SRC-COURIER",
        "voice=digest&voice=curator",
        "certainty=low&certainty=medium",
        "corroboration=one-origin",
        "status=claimed&status=planned",
        "q=harbour",
        "from=1901-03-05&to=1901-09-15",
        "from=1901-03-05&to=1901-09-15&range=certain",
        "stop=1901-03-20",
        "without_source=SRC-CHRONICLE",
        "without_source=SRC-COURIER&without_voice=digest&numbers=range",
        "numbers=range",
        "q=nosuchword",
        "event=E1",
        "event=E4&kind=meeting",
    ),
    "telegrams": ("kind=message", "event=E06", "numbers=range", "without_source=SRC-KAUTSKY", "stop=1914-07-30"),
    "minimum": ("event=E1", "numbers=range"),
    CROWD: ("kind=message", "from=1950-01-01&to=1951-12-31"),
}
CROSSED = {"data": ("kind=message", "numbers=range&without_source=SRC-PAPERS&event=S24"), "archive": ("event=E1",)}
# View -> links that only this view, or few views, read.
OPTIONS = {
    "data": {
        "timeline": (
            *(f"lanes={lanes}" for lanes in ("side", "actor", "topic", "layer")),
            *(f"order={order}&lanes={lanes}" for order in ("told", "learned") for lanes in ("channel", "actor")),
            "scale=steps",
            "scale=steps&order=told&kind=message",
            "zoom=1996-01-01/1996-06-30",
            "zoom=1998-01-05/1998-02-22&event=S36",
        ),
        "exchange": ("chart=exchange",),
        "who": ("hands=final", "hands=final&kind=message&numbers=range", "chart=meetings"),
        "waits": ("chart=silences&event=S24",),
        "knew": (
            "focus=A-KHADDAM",
            "focus=A-KHADDAM&against=A-SADDAM",
            "focus=A-KHADDAM&against=A-SADDAM&numbers=range",
            "day=1996-02-10",
            "event=S24&focus=A-HAFEZ&day=1996-03-01",
        ),
        "actor": ("focus=A-KHADDAM", "focus=A-SADDAM&kind=message&numbers=range", "focus=ST-IRQ"),
        "offers": ("ledger=topic", "ledger=topic&chapter=offer-1996", "day=1996-02-10"),
        "readings": tuple(f"issue=AMB-{number:02}" for number in range(1, 21)),
        "about": tuple(f"section={name}" for name in ("how", "marks", "doubts", "sources", "dictionary", "licence")),
    },
    "archive": {
        "timeline": (
            "lanes=actor",
            "order=told",
            "order=learned&lanes=side",
            "scale=steps",
            "zoom=1901-03-01/1901-04-01",
        ),
        "exchange": ("chart=exchange",),
        "who": ("hands=final", "chart=meetings"),
        "knew": ("focus=A-QUEEN", "focus=A-QUEEN&against=A-DUKE", "day=1901-03-10"),
        "actor": ("focus=A-MINISTER", "focus=A-COURIER&kind=message"),
        "offers": ("ledger=topic",),
        "readings": ("issue=AMB-01",),
        "about": ("section=doubts", "section=dictionary"),
    },
}
# What a link may hold that is not in the data, or means harm.
ODD = (
    "actor=NOBODY&view=nowhere&kind=message",
    "from=0001-01-01&to=9999-12-31",
    "from=1999-01-01&to=1990-01-01&range=certain",
    "from=yesterday&to=1996-02-30&stop=tomorrow&day=1996",
    "q=%3Cb%3E%24x%5E2%24%3C%2Fb%3E+%5Ba%5D%28javascript%3Ab%29",
    "q=%5C+%29+%28+%2A+%5B",
    "event=S24%27+OR+1%3D1&lanes=&scale=log&order=random",
    "present=yes&event=NOWHERE&kind=meeting",
    "present=yes&q=nosuchword",
    "lesson=no-such-lesson&step=3",
    "lesson=%3Cscript%3E&step=-1&reveal=maybe",
    "zoom=1996-01-01&numbers=yes&hands=three&ledger=x&section=x",
    "zoom=1997-01-01/1996-01-01",
    "focus=NOBODY&against=NOBODY&issue=AMB-99&view=knew",
    "without_source=NONE&without_voice=NONE&view=lamp",
    "kind=message&kind=message&kind=nothing&kind=meeting",
    "stop=1800-01-01",
    "archive=abc123&view=who",
    "chart=nothing&view=who&present=yes",
    "view=own&q=nosuchword",
    "unknown=1&kind=",
)


def query_of(link: str) -> dict[str, list[str]]:
    return parse_qs(link, keep_blank_values=True)


def joined(*links: str) -> str:
    return "&".join(filter(None, links))


# ---- what is opened --------------------------------------------------------------------------------------------------


def folder_of(name: str) -> Path:
    return FOLDERS.get(name) or SCRATCH / name


SCRATCH = Path()


def use(folder: Path) -> None:
    """Begin a process: `folder` holds what is written for the corpus alone."""
    global SCRATCH
    SCRATCH = folder
    logging.disable(logging.WARNING)  # streamlit warns of every page that no browser has asked for it


@cache
def package_of(name: str):
    return read_package_folder(folder_of(name))


@lru_cache(maxsize=4)
def asked(name: str, link: str):
    """Return what may be seen, what is chosen, the page, and what of the link is left out, as the dashboard does."""
    package = package_of(name)
    query = step_query(query_of(link), package.lessons)
    dataset = truncate_at(package, stop_of(query))
    page, ignored = from_query(query, dataset)
    return dataset, run_query(dataset, page), page, ignored


# ---- figures ---------------------------------------------------------------------------------------------------------


def plain(part):
    """Return a part of a figure with packed numbers as lists: how they are sent is not what is shown."""
    if isinstance(part, dict) and set(part) >= {"dtype", "bdata"}:
        numbers = np.frombuffer(b64decode(part["bdata"]), part["dtype"])
        shape = [int(size) for size in str(part.get("shape", len(numbers))).split(",")]
        return numbers.reshape(shape).tolist()
    if isinstance(part, dict):
        return {name: plain(value) for name, value in part.items()}
    return [plain(value) for value in part] if isinstance(part, list) else part


def as_json(value) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def figures(name: str, link: str, view: str, stage: str) -> str:
    """Return all that the charts of a view say and draw."""
    dataset, shown, page, _ = asked(name, joined(f"view={view}", link))
    lines = [f"asked for: {shown.filters}"]
    for drawing in CHART_VIEWS[view].drawings(dataset, shown, page, STAGES[stage]):
        one = style_doubts(drawing)
        lines += [f"key: {one.key}", f"sentence: {one.counted}", f"drawn: {one.drawn}", f"listed: {one.listed}"]
        lines += [f"events: {' '.join(one.events)}", f"of: {' '.join(one.shown.events['event_id'])}"]
        lines += [f"figure {as_json(plain(json.loads(one.figure.to_json())))}"]
    return "\n".join(lines)


def figure_items():
    for name, links in CHOICES.items():
        for view in DRAWN:
            crossed = ("", *CROSSED.get(name, ())) if name in CROSSED else ()
            yield from ((name, link, view, stage) for link in crossed for stage in STAGES)
            rest = [*(() if crossed else ("",)), *links, *OPTIONS.get(name, {}).get(view, ())]
            yield from ((name, link, view, SCREEN) for link in rest if link not in crossed)


# ---- links -----------------------------------------------------------------------------------------------------------


def links(name: str, link: str) -> str:
    """Return how a link is read: the page as a link again, what is left out, and what is chosen and counted."""
    dataset, shown, page, ignored = asked(name, link)
    lines = [f"link {as_json(to_query(page))}", f"ignored: {ignored}", f"asked for: {shown.filters}"]
    lines += [f"events: {shown.total} {' '.join(shown.events['event_id'])}"]
    lines += [f"counts {as_json(facet_counts(dataset, page.selection))}"]
    return "\n".join([*lines, f"loosened {as_json(counts_without_each(dataset, page.selection))}"])


def link_items():
    for name, choices in CHOICES.items():
        options = (f"view={view}&{one}" for view, all_ in OPTIONS.get(name, {}).items() for one in all_)
        yield from ((name, link) for link in dict.fromkeys(("", *choices, *options, *ODD)))


# ---- pages -----------------------------------------------------------------------------------------------------------

# Of what is sent to the browser: names that change from run to run, and code that reads no word to anybody.
UNSEEN = ("id", "formId", "deferredFileId", "componentName", "htmlContent", "cssContent", "jsContent", "arrowData")
FILE_URL = re.compile(r"/mock/media/\w+")
OPEN = "open all that is closed"  # what is folded up, and made only then
# Name -> theme, whether the page stands inside another one, what the browser calls itself.
DEVICES = {
    "screen": ("light", False, ""),
    "dark": ("dark", False, ""),
    "frame": ("light", True, ""),
    "dark frame": ("dark", True, ""),
    "phone": ("light", False, PHONE),
}


def seen(part):
    if isinstance(part, dict):
        return {name: seen(value) for name, value in part.items() if name not in UNSEEN}
    if isinstance(part, list):
        return [seen(one) for one in part]
    return FILE_URL.sub("a file", part) if isinstance(part, str) else part


def element(node) -> str:
    """Return one element of a page, or a block of them, as its type and all that it tells the browser."""
    proto = getattr(node, "proto", None)
    if proto is None:
        return f"{node.type} "
    told = seen(MessageToDict(proto, preserving_proto_field_name=False))
    if node.type in ("dataframe", "table", "arrow_data_frame", "arrow_table"):
        told["rows"] = node.value.to_csv(index=False).splitlines()
    if node.type == "bidi_component":
        if "bytes" in told:
            told["bytes"] = json.loads(decompress(proto.bytes))
            told["bytes"]["figure"] = plain(told["bytes"]["figure"])
        if "json" in told:
            told["json"] = json.loads(told["json"])
    return f"{node.type} {as_json(told)}"


def pages(name: str, link: str, device: str, acts: tuple) -> str:
    """Return all elements of a page in their order, and the link that the page is left with.

    device: one of DEVICES. acts: what the reader does there, one after the other: the label of a button that is
    pressed, OPEN, or files as (name, content) that are brought.
    """
    theme, embedded, agent = DEVICES[device]
    sys.argv = ["dashboard.py", "--data", str(folder_of(name))]
    page = AppTest.from_file(ROOT / "dashboard.py", default_timeout=120)
    page.context = {"is_embedded": embedded, "theme": theme, "url": ADDRESS}
    page.query_params.update(query_of(link))
    client = SimpleNamespace(headers=[("User-Agent", agent)])
    with patch("streamlit.runtime.context._get_client_context", return_value=client):
        page.run()
        for act in acts:
            done(page, act)
    if page.exception:
        raise RuntimeError(page.exception[0].value)
    lines = [f"link {as_json(dict(page.query_params))}", *map(element, page._tree)]
    today = dt.date.today()
    return "\n".join(lines).replace(day_words(today), "TODAY").replace(today.isoformat(), "TODAY")


def done(page: AppTest, act) -> None:
    if act == OPEN:
        for key in {node.key for node in page._tree if node.type in ("expander", "popover") and node.key}:
            page.session_state[key] = True
        page.run()
    elif isinstance(act, str):
        next(one for one in page.button if one.label == act).click().run()
    else:
        page.file_uploader[0].set_value([(file, content, "text/csv") for file, content in act]).run()


EVENTS = b"event_id,title,date\nE1,A letter,1712-03-04\nE2,Another,yesterday\n"
ACTORS = b"actor_id,name\nA-DUKE,The Duke\n"
BROUGHT = (("events.csv", EVENTS), ("actors.csv", ACTORS))
ACTS = (
    # archive, link, what the reader does there
    *(("data", f"view={view}", ("Cite and take away",)) for view in ("timeline", "who", "about", "table")),
    ("archive", "view=exchange&event=E1&kind=message", ("Cite and take away",)),
    ("archive", "view=lessons&kind=message", ("Narrate what is chosen",)),
    ("archive", "view=lessons", ("Begin with nothing", OPEN)),
    ("data", "view=actor&focus=A-KHADDAM", (OPEN,)),
    ("data", "view=about&section=doubts", (OPEN,)),
    ("archive", "view=lessons", ("Begin with nothing", "Add a step", "Up")),
    ("archive", "view=lessons", ("Change a copy", OPEN)),
    ("archive", "view=lessons", ("Change a copy", "Down", "Remove")),
    ("archive", "view=lessons", ("Change a copy", "Present from step 1")),
    ("data", "view=lessons&chapter=offer-1996", ("Narrate what is chosen",)),
    ("data", "view=own", (BROUGHT,)),
    ("data", "view=own", (BROUGHT, "Open it")),
    ("data", "view=own", (BROUGHT[:1],)),
    ("data", "kind=message&q=nosuchword", ("Reset",)),
    ("data", "event=S36&chapter=letters-1998", ("Later",)),
    ("data", "event=S36&chapter=letters-1998", ("Close",)),
    ("data", "lesson=offer-1996&step=2", ("Next",)),
    ("data", "lesson=offer-1996&step=2", ("Leave",)),
    ("data", "lesson=offer-1996&step=2", ("Explore",)),
)


def page_items():
    """Yield archive, link, device and acts of every page."""
    event = {"data": "S24", "archive": "E1", "telegrams": "E06", "minimum": "E1"}
    lamp = {"data": "SRC-PAPERS", "archive": "SRC-CHRONICLE"}
    for name in ("data", "archive"):
        for view in VIEWS:
            asked = ("", f"event={event[name]}", "kind=message", f"numbers=range&without_source={lamp[name]}")
            for link in (*asked, *OPTIONS[name].get(view, ())[:6]):
                yield name, joined(f"view={view}", link), "screen", ()
            yield name, f"view={view}&event={event[name]}", "phone", ()
            yield name, f"view={view}&event={event[name]}", "screen", (OPEN,)
            yield name, f"view={view}", "dark frame", ()
            yield name, f"view={view}&present=yes&event={event[name]}", "frame", ()
        for lesson in read_package_folder(FOLDERS[name]).lessons.values():
            for step, _ in enumerate(lesson.steps, start=1):
                yield name, f"lesson={lesson.id}&step={step}", "screen", ()
                yield name, f"lesson={lesson.id}&step={step}&reveal=yes", "frame", ()
                yield name, f"lesson={lesson.id}&step={step}&speaker=yes", "frame", ()
            yield name, f"lesson={lesson.id}&step=2", "phone", ()
            yield name, f"lesson={lesson.id}&step=99&event={event[name]}", "dark", ()
    yield from (("data", link, "screen", ()) for link in (*CHOICES["data"], *ODD))
    yield from (("data", f"view={view}&q=nosuchword&kind=message", "screen", ()) for view in ("who", "table"))
    for name in ("telegrams", "minimum"):
        yield from ((name, f"view={view}&event={event[name]}", "screen", ()) for view in VIEWS)
    yield from ((CROWD, f"view={view}", "screen", ()) for view in ("timeline", "exchange", "table"))
    yield from ((name, link, "screen", acts) for name, link, acts in ACTS)


# ---- exports ---------------------------------------------------------------------------------------------------------

TAKEN = {
    "data": (
        *(f"view={view}" for view in VIEWS),
        "view=timeline&kind=message&numbers=range&event=S24",
        "view=exchange&chapter=offer-1996&without_source=SRC-PAPERS",
        "view=who&q=nosuchword",
        "view=table&stop=1996-04-01&actor=A-KHADDAM",
        "view=knew&focus=A-KHADDAM&against=A-SADDAM",
    ),
    "archive": (
        *(f"view={view}" for view in VIEWS),
        "view=timeline&kind=message&event=E1",
        "view=offers&stop=1901-03-20",
        "view=exchange&without_source=SRC-CHRONICLE",
    ),
    "telegrams": ("view=timeline", "view=table&kind=message"),
    "minimum": ("view=timeline",),
    CROWD: ("view=timeline&from=1950-01-01&to=1950-12-31",),
}
CODE = re.compile(r"(<script>|<script type=\"module\">|<style>)(.*?)(</script>|</style>)", re.DOTALL)
HASH = re.compile(r"'sha256-[^']+'")
ROOM_FOR_CODE = 1_000_000  # letters; plotly.js is longer


def words(content: bytes) -> str:
    """Return a file as text: of a zip its files by name, of a page its words without the code in it."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(f"== {name}\n{words(packed.read(name))}" for name in packed.namelist())
    text = content.decode()
    return HASH.sub("'a hash'", CODE.sub(r"\1\3", text)) if text.startswith("<!doctype html>") else text


def code(content: bytes) -> str:
    """Return the code in a page but plotly's."""
    return "\n".join(text for _, text, _ in CODE.findall(content.decode()) if len(text) < ROOM_FOR_CODE)


def taken_of(name: str, link: str) -> Takeaway:
    dataset, shown, page, _ = asked(name, link)
    return Takeaway(dataset, shown, page, f"{ADDRESS}?{link}", TODAY)


def files(name: str, link: str, key: str) -> str:
    """Return one file that can be taken away of a page, with its name."""
    taken = taken_of(name, link)
    kind = next(one for one in FILES if one.key == key)
    return f"{taken.name(kind.name)} {kind.mime} {kind.label} {kind.what_for}\n{words(taken.file(kind))}"


def sheets(name: str, link: str, what: str) -> str:
    """Return what can be taken away of a view: "cite", "handout", "worksheet", "key", or "charts"."""
    taken = taken_of(name, link)
    if what == "charts":
        return "\n".join(words(taken.chart(number)) for number, _ in enumerate(taken.drawings))
    if what == "handout":
        return words(taken.handout())
    if what != "cite":
        return words(taken.worksheet(key=what == "key"))
    citation = taken.citation
    lines = [taken.title, taken.about, taken.origin, *taken.sentences, taken.name("chart.html")]
    lines += [citation.text, citation.bibtex, citation.csl_json, citation.described, taken.event_citation]
    frames = [frame_code(taken.link, taken.title, frame_height(taken, one)) for one in (*taken.drawings, None)]
    return "\n".join([*lines, *frames])


def lesson_sheets(name: str, lesson: str, what: str) -> str:
    package = package_of(name)
    one = package.lessons[lesson]
    if what == "csv":
        return words(lesson_csv(one, package_of(name).version))
    return words((key_html if what == "key" else handout_html)(package, one))


def codes(what: str) -> str:
    """Return the code that stands in the files of one kind."""
    taken = taken_of("archive", "view=timeline")
    made = {"chart": partial(taken.chart, 0), "handout": taken.handout, "sheet": partial(taken.worksheet, key=False)}
    return code(made[what]())


# ---- what is said of packages that are to be mended ------------------------------------------------------------------

# Changes of the invented archive: file, text, another text; an empty text takes the file away.
BROKEN = (
    (("events.csv", ",1901-06,", ",about 1901,"),),
    (("events.csv", "1901-09-30", "1901-09-31"),),
    (("events.csv", ",1890,", ",1980s,"),),
    (("events.csv", ",1890,", ",04/02/1996,"), ("links.csv", "E6,contradicts,E1", "E6,contradicts,E11")),
    (
        ("events.csv", ",crisis,", ",crises,"),
        ("actors.csv", "A-NOBODY", "a nobody"),
        ("claims.csv", ",testimony,contradicts,", ",testimony,denies,"),
        ("sources.csv", "https://gazette.example/1891", "gazette.example"),
    ),
    (("events.csv", "1901-03-19,within", "1901-03-01,within"),),
    (("events.csv", "1901-03-20,1901-03-20", "spring,1901-03-20"),),
    (("participants.csv", "E2,A-MINISTER,sender,2", "E2,A-STRANGER,sender,2"),),
    (("topics.csv", ",broader,", ",broadr,"),),
    (("topics.csv", ",broader,", ",label,"),),
    (("events.csv", "E8,", "E1,"), ("events.csv", "E6,", "6-Jun,")),
    (("lessons/harbour.csv", "CL001;CL011", "CL001;CL999"), ("lessons/harbour.csv", "view=timeline", "view=nowhere")),
    (("lessons/harbour.csv", "Yes | No", "Yes"),),
    *(((f"{name}.csv", "", ""),) for name in ("events", "actors", "claims", "sources", "participants", "topics")),
)
REFUSED = {
    "nothing": (),
    "actors": (("actors.csv", ACTORS),),
    "picture": (("photo.png", b"\x89PNG"),),
    "no zip": (("a.zip", b"PK\x03\x04 and no more"),),
    "workbook": (("records.xlsx", b"PK\x03\x04"),),
    "twice": (("events.csv", EVENTS), ("actors.csv", ACTORS), ("events.csv", EVENTS)),
    "unreadable": (("events.csv", b"\xff\x00\xfe" * 99), ("actors.csv", ACTORS)),
    "no event": (("events.csv", b"event_id,title,date\nE1,A letter,yesterday\n"), ("actors.csv", ACTORS)),
    "descriptor": (*BROUGHT, ("datapackage.json", b"{")),
    "least": BROUGHT,
    "semicolons": (("Events (1).csv", EVENTS.replace(b",", b";")), ("actors.csv", ACTORS)),
}


def check_text(folder: Path) -> str:
    """Return what the command `check` says of a folder, and how it ends."""
    said, failed = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(failed):
        ended = command(["check", str(folder)])
    return f"{ended}\n{said.getvalue()}{failed.getvalue()}".replace(str(folder), "FOLDER")


def checks(name: str) -> str:
    return check_text(folder_of(name))


def broken(number: int) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = shutil.copytree(FOLDERS["archive"], Path(place) / "archive")
        for file, old, new in BROKEN[number]:
            if not old:
                (folder / file).unlink()
                continue
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, (file, old)
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return check_text(folder)


def refused(name: str) -> str:
    """Return what is found in files that a reader brings."""
    one = inspect_files(REFUSED[name])
    rows = [f"{row.file}: {row.count} rows, {row.left_out} left out" for row in one.rows]
    return "\n".join([one.refusal, one.fingerprint, *rows, *map(str, one.problems)])


def lesson_problems(text: str) -> str:
    """Return what is wrong with the lesson of the invented archive when every such text in it is another one."""
    package = package_of("archive")
    content = (FOLDERS["archive"] / "lessons" / "harbour.csv").read_bytes()
    lesson, problems = load_lesson("harbour.csv", content.replace(text.encode(), b"x"), package)
    return "\n".join([words(lesson_csv(lesson, package.version)) if lesson else "no lesson", *map(str, problems)])


def template() -> str:
    return words(template_zip(DICTIONARY))


# ---- all items -------------------------------------------------------------------------------------------------------


def jobs() -> dict[str, Callable[[], str]]:
    """Return key -> what makes the text of that item, in an order in which neighbours share their work."""
    made: dict[str, Callable[[], str]] = {}
    for one in link_items():
        made[f"links/{one[0]}/{one[1]}"] = partial(links, *one)
    for one in figure_items():
        made["/".join(("figures", *(one[i] for i in (0, 2, 3, 1))))] = partial(figures, *one)
    for name, link, device, acts in page_items():
        did = (act if isinstance(act, str) else "+".join(file for file, _ in act) for act in acts)
        made["/".join(("pages", name, device, link, *did))] = partial(pages, name, link, device, acts)
    for name, asked_links in TAKEN.items():
        for link in asked_links:
            # The files of events do not depend on the view.
            kinds = () if link.removeprefix("view=") in VIEWS and link != "view=timeline" else FILES
            made |= {f"exports/{name}/{link}/{kind.key}": partial(files, name, link, kind.key) for kind in kinds}
            whats = ("cite", "charts", "handout", *(("worksheet", "key") if kinds else ()))
            made |= {f"exports/{name}/{link}/{what}": partial(sheets, name, link, what) for what in whats}
    for name in ("data", "archive"):
        for lesson in read_package_folder(FOLDERS[name]).lessons:
            for what in ("csv", "sheet", "key"):
                made[f"exports/{name}/lesson/{lesson}/{what}"] = partial(lesson_sheets, name, lesson, what)
    made |= {f"exports/code/{what}": partial(codes, what) for what in ("chart", "handout", "sheet")}
    made["exports/template"] = template
    made |= {f"checks/{name}": partial(checks, name) for name in (*FOLDERS, "nowhere")}
    made |= {f"checks/broken/{number:02}": partial(broken, number) for number in range(len(BROKEN))}
    made |= {f"checks/brought/{name}": partial(refused, name) for name in REFUSED}
    made |= {f"checks/lesson/{text}": partial(lesson_problems, text) for text in ("CL001", "headline", "link", "view=")}
    return made


FAILED = "FAILED "


def item(key: str, make: Callable[[], str]) -> tuple[str, str, bytes]:
    """Return key, hash and packed text of an item."""
    try:
        text = make()
    except Exception as error:  # one that fails is an item too, or it would hide all the others
        text = f"{FAILED}{type(error).__name__}: {error}"
    return key, hashlib.sha256(text.encode()).hexdigest(), zlib.compress(text.encode(), 6)


def items(only: str, processes: int):
    """Yield all items whose key begins with `only`, in the order of `jobs`."""
    made = {key: make for key, make in jobs().items() if key.startswith(only)}
    with tempfile.TemporaryDirectory() as place:
        write_package(Path(place) / CROWD, MANY, 7)
        with ProcessPoolExecutor(processes, initializer=use, initargs=(Path(place),)) as pool:
            yield from pool.map(item, made.keys(), made.values(), chunksize=12)


# ---- the charts that tests/test_snapshots.py knows ------------------------------------------------------------------

SNAPSHOTS, ACCEPT = TESTS / "snapshots", "python -m tests.corpus accept"
DIGITS = 3


def snapshot(view: str) -> str:
    """Return what a view draws of the invented archive on a screen, as JSON to read."""
    dataset, shown, page, _ = asked("archive", f"view={view}")
    drawn = [style_doubts(one) for one in CHART_VIEWS[view].drawings(dataset, shown, page, STAGES[SCREEN])]
    told = [
        {
            "key": one.key,
            "sentence": one.counted,
            "drawn": one.drawn,
            "listed": one.listed,
            "events": list(one.events),
            "figure": without_template(plain(json.loads(one.figure.to_json()))),
        }
        for one in drawn
    ]
    return f"{indented(told)}\n"


def without_template(figure):
    return {**figure, "layout": {name: value for name, value in figure["layout"].items() if name != "template"}}


def indented(value, indent: str = "") -> str:
    """Return `value` as JSON, a line for each name and for each list of plain values, numbers with three digits."""
    deeper = f"{indent} "
    if isinstance(value, dict) and value:
        lines = [f"{deeper}{json.dumps(name)}: {indented(one, deeper)}" for name, one in sorted(value.items())]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        return "[\n" + ",\n".join(f"{deeper}{indented(one, deeper)}" for one in value) + f"\n{indent}]"
    if isinstance(value, list):
        return f"[{', '.join(map(indented, value))}]"
    return json.dumps(round(value, DIGITS) if isinstance(value, float) else value, ensure_ascii=False)


def accept() -> int:
    SNAPSHOTS.mkdir(exist_ok=True)
    for view in DRAWN:
        (SNAPSHOTS / f"{view}.json").write_text(snapshot(view), encoding="utf-8")
    return 0


# ---- what is kept, and compared --------------------------------------------------------------------------------------

INDEX, TEXTS = "index.json", "texts.zip"


def write(folder: Path, only: str, processes: int) -> int:
    """Keep the items in `folder`; of those that it has already, only these are made anew. 1 if one of them fails."""
    folder.mkdir(parents=True, exist_ok=True)
    hashes: dict[str, str] = (
        json.loads((folder / INDEX).read_text(encoding="utf-8")) if (folder / INDEX).exists() and only else {}
    )
    hashes = {key: mark for key, mark in hashes.items() if not key.startswith(only)}
    failed = []
    with zipfile.ZipFile(folder / TEXTS, "a" if only else "w", zipfile.ZIP_STORED) as kept:
        names = set(kept.namelist())
        for key, mark, text in items(only, processes):
            if mark not in names:
                names.add(mark)
                kept.writestr(mark, text)
            hashes[key] = mark
            failed += [f"{key}\n{unpacked(text)}"] if unpacked(text).startswith(FAILED) else []
    (folder / INDEX).write_text(json.dumps(hashes, indent=0, ensure_ascii=False), encoding="utf-8")
    print(*failed, sep="\n")
    for kind, group in itertools.groupby(sorted(hashes), key=lambda key: key.split("/")[0]):
        print(f"{kind}: {len(list(group))}")
    return 1 if failed else 0


def compare(folder: Path, only: str, processes: int, most: int) -> int:
    """Say what differs from what is kept in `folder`; 1 if anything does."""
    every = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    kept = {key: mark for key, mark in every.items() if key.startswith(only)}
    now: set[str] = set()
    differs: list[str] = []
    new: list[str] = []
    with zipfile.ZipFile(folder / TEXTS) as texts:
        for key, mark, text in items(only, processes):
            now.add(key)
            if key not in kept:
                new.append(key)
            elif kept[key] != mark:
                differs.append(key)
                if len(differs) <= most:
                    print(f"\n{key}", *difference(*map(unpacked, (texts.read(kept[key]), text))), sep="\n", flush=True)
    missing = [key for key in kept if key not in now]
    for what, keys in (("differs", differs[most:]), ("missing", missing), ("new", new)):
        print("".join(f"\n{what}: {key}" for key in keys[:50]), end="")
    print(f"\n{len(now)} items, {len(differs)} differ, {len(missing)} missing, {len(new)} new")
    return 1 if differs or missing or new else 0


def unpacked(text: bytes) -> str:
    return zlib.decompress(text).decode()


def difference(was: str, is_: str, most: int = 3) -> list[str]:
    """Return the first lines that differ, JSON as one line for each value with the way to it."""
    pairs = itertools.zip_longest(lines_of(was), lines_of(is_), fillvalue="(no more lines)")
    found = list(itertools.islice(((one, other) for one, other in pairs if one != other), most))
    return [f"{sign} {cut(line, pair)}" for pair in found for sign, line in zip("-+", pair, strict=True)]


def cut(line: str, pair: tuple[str, str], room: int = 160) -> str:
    """Return `line` from a little before the letter in which the two lines of `pair` begin to differ."""
    same = next((place for place, (one, other) in enumerate(zip(*pair, strict=False)) if one != other), 0)
    start = max(same - 60, 0)
    return f"{'…' if start else ''}{line[start : start + room]}{'…' if len(line) > start + room else ''}"


def lines_of(text: str):
    for line in text.split("\n"):
        head, brace, rest = line.partition(" {")
        try:
            yield from flat(head, json.loads(f"{{{rest}")) if brace else (line,)
        except ValueError:
            yield line


def flat(way: str, value):
    """Yield every value inside `value` as a line with the way to it."""
    if isinstance(value, dict) and value:
        for name, one in value.items():
            yield from flat(f"{way}.{name}", one)
    elif isinstance(value, list) and value:
        for place, one in enumerate(value):
            yield from flat(f"{way}[{place}]", one)
    else:
        yield f"{way} = {json.dumps(value, ensure_ascii=False)}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.corpus", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("write", "compare"):
        one = commands.add_parser(name)
        one.add_argument("folder", type=Path)
        one.add_argument("--only", default="", metavar="PREFIX", help="items whose key begins with this")
        one.add_argument("--jobs", type=int, default=1, metavar="N", help="processes")
    one.add_argument("--most", type=int, default=8, metavar="N", help="differences that are told in full")
    commands.add_parser("accept")
    given = parser.parse_args()
    if given.command == "accept":
        return accept()
    if given.command == "write":
        return write(given.folder, given.only, given.jobs)
    return compare(given.folder, given.only, given.jobs, given.most)


if __name__ == "__main__":
    # Under its own name: AppTest makes the dashboard __main__, where another process would then look for `item`.
    from tests.corpus import main as run

    sys.exit(run())
