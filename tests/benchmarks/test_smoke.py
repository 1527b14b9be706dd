"""The benchmarks still run: each once at its smallest size. What they measure is not looked at."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import NO_BROWSER, browser_is_required, find_chromium

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

pytestmark = pytest.mark.browser


def smoke(program):
    return subprocess.run([sys.executable, BENCHMARKS / program, "--smoke"], capture_output=True, text=True)


def test_every_system_shows_what_a_change_of_filters_asks_for():
    if not find_chromium():
        (pytest.fail if browser_is_required(os.environ) else pytest.skip)(NO_BROWSER)
    found = smoke("run.py")
    assert found.returncode == 0, found.stdout + found.stderr
    for system in ("static", "ours", "streamlit-naive", "dash-tuned", "dashboard"):
        assert f"| {system} |" in found.stdout


def test_two_readers_of_one_server_meet_no_error():
    found = smoke("readers.py")
    assert found.returncode == 0, found.stdout + found.stderr
    for system in ("ours", "dashboard"):
        assert f"| {system} |" in found.stdout


def test_a_class_of_three_phones_answers_and_none_is_lost():
    found = smoke("room.py")
    assert found.returncode == 0, found.stdout + found.stderr
    assert "| 3 |" in found.stdout
