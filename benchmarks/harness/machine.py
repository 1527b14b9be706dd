"""What the numbers were measured on: no names, only what matters for them."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks.harness.browser import browser_version

_PACKAGES = ("streamlit", "plotly", "pandas", "numpy", "pyarrow", "dash")


def machine() -> list[str]:
    """Return lines of text: cores, memory, load before the start, versions."""
    busy = f", load average {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    memory = psutil.virtual_memory().total / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return [
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB memory, {platform.system()}{busy}.",
        f"Python {platform.python_version()}, {versions}.",
        f"Browser without a window or a graphics processor: {browser_version()}. All on one machine, no network.",
    ]


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
