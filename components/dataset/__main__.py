"""Check a package, or write an empty one: `python -m components.dataset check FOLDER`, `... template FOLDER`."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from components.dataset import Dataset, DatasetError, load_dataset
from components.dataset.lessons.lessons import read_lessons
from components.dataset.package.collect import Collected, collect_files
from components.dataset.package.problems import summary
from components.dataset.package.template import write_template

DATA = Path(__file__).parents[2] / "data"
_DICTIONARY, _LESSON = DATA / "datapackage.json", DATA / "lessons" / "lesson.schema.json"


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; 0 if all is well, 1 if something is to be mended, 2 if it is not understood."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="name all that is wrong with a package").add_argument("folder", type=Path)
    commands.add_parser("template", help="write an empty package to fill in").add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    try:
        return _check(asked.folder) if asked.command == "check" else _template(asked.folder)
    except (DatasetError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _check(place: Path) -> int:
    """Say all that is wrong with the package in a folder or a file, as the dashboard does."""
    if not place.exists():
        raise DatasetError(f"{place} is not there.")
    with tempfile.TemporaryDirectory() as unpacked:
        files = {} if place.is_dir() else {place.name: place.read_bytes()}
        found = collect_files(files, Path(unpacked)) if files else Collected(place)
        dataset = load_dataset(found.folder, _DICTIONARY)
        lessons, wrong = read_lessons(found.folder, dataset, _LESSON)
    problems = found.told((*dataset.problems, *wrong))
    for problem in problems:
        print(problem)
    print(f"{_held(dataset, len(lessons))} {summary(problems)}")
    return 1 if problems else 0


def _held(dataset: Dataset, lessons: int) -> str:
    counts = {"event": len(dataset.events), "actor": len(dataset.actors), "lesson": lessons}
    words = [f"{count:,} {name}{'' if count == 1 else 's'}" for name, count in counts.items() if count]
    return f"{dataset.title}: {', '.join(words) or 'nothing'}."


def _template(folder: Path) -> int:
    written = write_template(folder, _DICTIONARY)
    print(f"{len(written)} files are in {folder}. Begin with README.txt; then fill in events.csv and actors.csv.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
