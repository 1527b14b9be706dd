"""How long the product's loader takes in a process of its own, and the most memory it holds."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness.systems import ROOT

# What the dashboard has imported anyway is imported before the clock starts.
_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
import pandas, plotly.graph_objects, streamlit
from components.dataset import load_dataset
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.perf_counter()
dataset = load_dataset(Path(sys.argv[1]))
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"seconds": seconds, "peak": peak, "before": before, "events": len(dataset.events),
    "problems": len(dataset.problems)}))
"""
_KIB_OF_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1  # macOS counts bytes


@dataclass(frozen=True)
class Load:
    """seconds: of load_dataset alone. peak, before: MiB of the process at most, and when the loading began."""

    seconds: float
    peak: float
    before: float
    events: int
    problems: int


def load(folder: Path, patience: float) -> Load | None:
    """Load the package in `folder` once in a fresh process; None if it takes longer than `patience` seconds."""
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    try:
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=patience, text=True)
    except subprocess.TimeoutExpired:
        return None
    told = json.loads(answer.stdout.splitlines()[-1])
    mib = {name: told[name] * _KIB_OF_A_UNIT / 1024 for name in ("peak", "before")}
    return Load(told["seconds"], mib["peak"], mib["before"], told["events"], told["problems"])
