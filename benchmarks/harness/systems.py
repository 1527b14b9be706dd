"""The systems that are compared, and how each is started."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ROOT / "benchmarks" / "apps"


@dataclass(frozen=True)
class System:
    """One way to show the charts. start: (folder of the package, port) -> command.

    home: where it is started; a .streamlit folder there counts.
    """

    name: str
    words: str
    start: Callable[[Path, int], Sequence[str]]
    home: Path = APPS


def _python(script: str) -> Callable[[Path, int], Sequence[str]]:
    return lambda folder, port: [sys.executable, str(APPS / script), str(folder), str(port)]


def _streamlit(script: Path, *words: str) -> Callable[[Path, int], Sequence[str]]:
    options = {
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]

    def start(folder: Path, port: int) -> Sequence[str]:
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), *flags]
        return [*command, "--", *words, str(folder)]

    return start


def _beside_static(script: Path) -> Callable[[Path, int], Sequence[str]]:
    """Start a copy of `script`: Streamlit serves the files in static/ beside it, and the product's are elsewhere."""

    def start(folder: Path, port: int) -> Sequence[str]:
        home = folder.parent / script.stem
        shutil.copytree(ROOT / "static", home / "static", dirs_exist_ok=True)
        return _streamlit(Path(shutil.copy(script, home)))(folder, port)

    return start


STATIC, OURS, NAIVE, DASH, DASHBOARD = "static", "ours", "streamlit-naive", "dash-tuned", "dashboard"
SYSTEMS = (
    System(STATIC, "a page with plotly.js that asks no server: the limit", _python("static_page.py")),
    System(OURS, "the product's dataset, selection and chart element", _beside_static(APPS / "ours.py"), home=ROOT),
    System(NAIVE, "Streamlit as in its tutorials", _streamlit(APPS / "streamlit_naive.py")),
    System(DASH, "Dash with the same store and bounded charts as ours", _python("dash_tuned.py")),
    System(DASHBOARD, "the product itself (other charts)", _streamlit(ROOT / "dashboard.py", "--data"), home=ROOT),
)
SYSTEM = {system.name: system for system in SYSTEMS}
