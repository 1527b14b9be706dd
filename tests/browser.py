"""Where tests and pictures get a browser and a running dashboard.

Standard library only: run.py looks for a browser here before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_APPS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# What Playwright downloads, by system: Chromium's folder and file names have changed over its versions.
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium-*/chrome-win*/chrome.exe",
)
# As root (a container, CI) Chromium starts only without its sandbox; and it must ask nobody outside for anything.
LAUNCH_ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
# Playwright's own way to keep requests from going out, a route, switches the browser's cache off.
CLOSED_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
# Streamlit's own command, which ends when whoever started it is gone, however that came about.
SERVER = (
    "import os, sys, threading; from streamlit.web.cli import main; "
    "threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start(); main()"
)
NO_BROWSER = (
    "No Chromium, Chrome or Edge was found, so this was not tried in a browser. "
    "`python3 run.py check` tries to install one; so does your system's package manager (Debian: apt install chromium)."
)


def find_chromium() -> Path | None:
    """Find a browser of Chromium's family: one on PATH, else an installed app, else Playwright's own download."""
    places = (
        *on_path(os.environ.get("PATH", "")),
        *app_places(sys.platform, Path.home(), os.environ),
        *downloads(playwright_folder(sys.platform, Path.home(), os.environ)),
    )
    return next((place for place in places if place.is_file() and starts(place)), None)


def starts(browser: Path) -> bool:
    """Say whether a browser runs on this Linux: a download may lack libraries, a command may be an empty promise.

    Elsewhere it is taken at its word: on Windows the question would open a window.
    """
    if not sys.platform.startswith("linux"):
        return True
    try:
        asked = subprocess.run([browser, "--version"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def browser_is_required(environment: Mapping[str, str]) -> bool:
    """Say whether a missing browser is a failure (CI is set, and not to 0 or false) rather than a reason to skip."""
    return environment.get("CI", "").strip().lower() not in ("", "0", "false")


def on_path(path: str) -> list[Path]:
    """List the browsers on PATH, best known first."""
    return [Path(found) for command in COMMANDS if (found := shutil.which(command, path=path))]


def app_places(platform: str, home: Path, environment: Mapping[str, str]) -> list[Path]:
    """List where macOS and Windows keep browsers that are not on PATH; for other systems nothing."""
    if platform == "darwin":
        folders = (Path("/Applications"), home / "Applications")
        return [folder / f"{app}.app" / "Contents" / "MacOS" / app for app in MAC_APPS for folder in folders]
    if platform == "win32":
        variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        roots = [Path(environment[variable]) for variable in variables if environment.get(variable)]
        return [root / app for app in WINDOWS_APPS for root in roots]
    return []


def playwright_folder(platform: str, home: Path, environment: Mapping[str, str]) -> Path:
    """Say where Playwright keeps the browsers it downloads; PLAYWRIGHT_BROWSERS_PATH has the last word."""
    if chosen := environment.get("PLAYWRIGHT_BROWSERS_PATH"):
        return Path(chosen)
    if platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA", home / "AppData" / "Local")) / "ms-playwright"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "ms-playwright"


def downloads(folder: Path) -> list[Path]:
    """List the Chromiums that Playwright downloaded into `folder`, the newest first."""
    return sorted((file for pattern in DOWNLOADED for file in folder.glob(pattern)), key=_revision, reverse=True)


def _revision(file: Path) -> int:
    """Read 1187 from .../chromium-1187/chrome-linux/chrome."""
    numbers = [part.removeprefix("chromium-") for part in file.parts if part.startswith("chromium-")]
    return int(numbers[-1]) if numbers and numbers[-1].isdigit() else 0


@contextmanager
def serving(
    arguments: Sequence[str] = (),
    script: Path = ROOT / "dashboard.py",
    patience: float = 60,
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Serve the dashboard on a free local port while the block runs, and give its address without a closing slash.

    arguments: what the dashboard itself gets, for example ("--data", "tests/archive").
    environment: variables that this server gets beside ours.
    patience: seconds until a server that does not answer is given up (RuntimeError, with what it printed last).
    """
    port = _free_port()
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "client.showErrorDetails": "full",  # a reader is told less; whoever looks at a failed test needs it all
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]
    command = [sys.executable, "-c", SERVER, "run", str(script), *flags, "--", *arguments]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile("w+") as log:
        variables = {**os.environ, **(environment or {})}
        server = subprocess.Popen(
            command, cwd=script.parent, env=variables, stdin=subprocess.PIPE, stdout=log, stderr=log
        )
        try:
            if not _answers(address, server, patience):
                log.seek(0)
                raise RuntimeError(f"The dashboard did not start. It printed last: {log.read()[-2000:]}")
            yield address
        finally:
            server.kill()
            server.communicate()  # waits, and closes the pipe


def _free_port() -> int:
    """Ask the system for a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answers(address: str, server: subprocess.Popen[bytes], patience: float) -> bool:
    """Wait until the server says it is well; no when it has ended or `patience` seconds are over."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # no proxy between us and our own server
    end = time.monotonic() + patience
    while time.monotonic() < end and server.poll() is None:
        try:
            with direct.open(f"{address}/_stcore/health", timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False
