"""How long the product's loader takes in a process of its own, and the most memory it holds."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness.systems import ROOT

# What the dashboard has imported anyway is imported before the clock starts. Linux hands the peak that getrusage knows
# from a process to those it starts, so there it is asked of the process itself. macOS counts bytes.
_PROGRAM = """
import json, resource, sys, time
from pathlib import Path
import pandas, plotly.graph_objects, streamlit
from components.dataset import load_dataset

def peak():
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)

before, started = peak(), time.perf_counter()
dataset = load_dataset(Path(sys.argv[1]))
seconds = time.perf_counter() - started
print(json.dumps({"seconds": seconds, "peak": peak(), "before": before, "problems": len(dataset.problems)}))
"""


@dataclass(frozen=True)
class Load:
    """seconds: of load_dataset alone. peak, before: MiB of the process at most, and when the loading began."""

    seconds: float
    peak: float
    before: float
    problems: int


def load(folder: Path, patience: float) -> Load | None:
    """Load the package in `folder` once in a fresh process; None if it takes longer than `patience` seconds."""
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    try:
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=patience, text=True)
    except subprocess.TimeoutExpired:
        return None
    return Load(**json.loads(answer.stdout.splitlines()[-1]))
