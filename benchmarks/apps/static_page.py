"""A page that asks its server for nothing, the limit: python static_page.py FOLDER PORT."""

# ruff: noqa: TID251
import json
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import plotly

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.apps.figures import COLOURS, HEIGHTS, MOST_PAIRS
from benchmarks.apps.store import BINS, MOST_MARKS, WIDE, Store, store_of
from components.dataset import load_dataset

_HERE = Path(__file__).parent
_MOST_TITLES = 10_000  # beyond that a mark is named by its number: the page would be all titles


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


def write_page(store: Store, folder: Path) -> None:
    """Write the page, plotly.js and the columns into `folder`: nine bytes an event."""
    for name in ("static.html", "static.js"):
        (folder / name.replace("static.html", "index.html")).write_text((_HERE / name).read_text(encoding="utf-8"))
    library = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    (folder / library.name).write_bytes(library.read_bytes())
    # The widest numbers first: then each column begins where its kind of array may begin.
    days = (store.day - store.first).astype("<i4")
    (folder / "columns.bin").write_bytes(
        days.tobytes()
        + store.pair.astype("<u2").tobytes()
        + store.lane.astype("u1").tobytes()
        + store.side.astype("u1").tobytes()
    )
    titles = store.titles.tolist() if len(days) <= _MOST_TITLES else []
    about = {
        **{"events": len(days), "lanes": store.lanes, "sides": store.sides, "actors": store.actors, "titles": titles},
        **{"first": str(store.first), "days": int((store.last - store.first).astype(int)) + 1},
        **{"bins": BINS, "wide": WIDE, "mostMarks": MOST_MARKS, "mostPairs": MOST_PAIRS},
        **{"colours": COLOURS, "heights": HEIGHTS},
    }
    (folder / "about.json").write_text(json.dumps(about))


def main() -> None:
    """Write the page of a package and serve it."""
    with TemporaryDirectory() as made:
        write_page(store_of(load_dataset(Path(sys.argv[1]))), Path(made))
        ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), partial(Quiet, directory=made)).serve_forever()


if __name__ == "__main__":
    main()
