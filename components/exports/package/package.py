"""The chosen events as a data package of its own: a zip that the dashboard, and other tools, can open."""

from collections.abc import Iterable, Mapping

from components.dataset import Dataset
from components.dataset.lessons.lessons import is_inside
from components.dataset.model.lesson import FOLDER as LESSONS
from components.dataset.model.package import DESCRIPTOR
from components.dataset.package.write_zip import zip_bytes
from components.exports.base.csv_text import as_csv, as_text
from components.exports.base.stamp import Stamp, stamp_of
from components.exports.lessons.lesson_csv import lesson_csv, lesson_file_name
from components.exports.package.descriptor import descriptor
from components.exports.package.self_contained import SelfContained, self_contained
from components.exports.package.strip_defaults import strip_defaults

README = "README.txt"
_MOST_TOLD = 200  # references taken out that the README lists; datapackage.json has them all


def package_zip(dataset: Dataset, shown: Dataset, link: str) -> bytes:
    """Return the events of `shown`, a part of `dataset`, as a zipped data package that is valid by itself.

    It has the tables of the data dictionary, cut as `self_contained` says, `datapackage.json`, README.txt, and those
    lessons of `dataset` that need nothing else. The same arguments give the same bytes.
    """
    stamp, inside = stamp_of(dataset, shown, link), self_contained(dataset, shown)
    inside = inside._replace(dataset=strip_defaults(inside.dataset))
    tables = inside.dataset.dictionary.tables.values()
    texts = {table.path: as_text(getattr(inside.dataset, table.name), table.fields) for table in tables}
    lessons = [lesson for lesson in dataset.lessons.values() if is_inside(lesson, inside.dataset)]
    gone = [{"file": file, "column": column, "row": key, "value": was} for file, column, key, was in inside.emptied]
    files = {
        README: _readme(
            inside,
            stamp,
            {table.path: (table.title, len(texts[table.path])) for table in tables},
            _lessons_told(len(lessons), len(dataset.lessons)),
        ),
        DESCRIPTOR: descriptor(inside.dataset, stamp, {"taken_out": gone} if gone else {}),
        **{path: as_csv(rows) for path, rows in texts.items()},
        **{f"{LESSONS}/{lesson_file_name(one)}": lesson_csv(one, stamp.version) for one in lessons},
    }
    return zip_bytes(files)


def _readme(inside: SelfContained, stamp: Stamp, tables: Mapping[str, tuple[str, int]], lessons: str) -> bytes:
    rows = [f"{path}  {title}: {count:,} {'row' if count == 1 else 'rows'}" for path, (title, count) in tables.items()]
    parts = [
        "\n".join(stamp.lines),
        "The record is a curated one: each event rests on the claims in claims.csv, each claim on a source in\n"
        "sources.csv with its paragraphs. Cite the source of each claim that you print.",
        "\n".join(rows),
        lessons,
        "What each column means, and which values it may hold, is in datapackage.json (Frictionless Data Package).",
        "\n".join(_left_out(inside, stamp)),
        "A cell that begins with = + - @ or the like, and is no number, has an apostrophe before it, so that no\n"
        "spreadsheet runs it as a formula. The dashboard takes the apostrophe away when it reads the table.",
        "To open it: python3 run.py -- --data FOLDER, with the folder into which you have unpacked this file.",
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _lessons_told(inside: int, of: int) -> str:
    """Say how many of the lessons are inside; nothing if there are none."""
    if not of:
        return ""
    rest = f" The other {of - inside} show events or rest on claims that are not inside." if inside < of else ""
    return f"Lessons inside, in the folder {LESSONS}: {inside} of {of}.{rest}"


def _left_out(inside: SelfContained, stamp: Stamp) -> Iterable[str]:
    """Yield what of the larger package is not inside, and what was done about it."""
    if stamp.events == stamp.total:
        yield "All events are inside, with all that hangs on them."
        return
    yield f"This is a selection: {stamp.total - stamp.events:,} events are not inside, nor is what only they refer to."
    yield "Links between events are inside if both events are. A doubt about the sources is inside if it touches one of"
    yield "the events; its list names only those that are inside."
    if inside.readings:
        yield "Accounts of disagreements that are not inside, since they, or those they stand against, rest on claims"
        yield f"that are not: {inside.readings}."
    if inside.emptied:
        yield "References to what is not inside were taken out; the rest of these rows is as it was:"
        for file, column, key, was in inside.emptied[:_MOST_TOLD]:
            yield f"  {file}, {key}, column {column}: {was}"
        if len(inside.emptied) > _MOST_TOLD:
            yield f"  and {len(inside.emptied) - _MOST_TOLD:,} more, all of them in datapackage.json under “taken_out”"
