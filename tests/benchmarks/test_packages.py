"""The invented packages that benchmarks are run on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.packages import write_package
from components.dataset import load_dataset
from components.dataset.model import columns as c

EVENTS = 300


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    def write(seed: int) -> Path:
        folder = tmp_path_factory.mktemp("invented")
        write_package(folder, EVENTS, seed)
        return folder

    return write


@pytest.fixture(scope="module")
def invented(written):
    return load_dataset(written(7))


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_loader_finds_nothing_to_complain_of(invented):
    assert invented.problems == ()
    assert len(invented.events) == EVENTS


def test_the_rules_of_the_project_itself_hold_too(written):
    project = Path(__file__).parents[2] / "data" / "datapackage.json"
    assert load_dataset(written(7), project).problems == ()


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(written):
    assert contents(written(7)) == contents(written(7))
    assert contents(written(7))["events.csv"] != contents(written(8))["events.csv"]


def test_a_single_event_is_a_package(tmp_path):
    write_package(tmp_path, 1, 7)
    assert len(load_dataset(tmp_path).events) == 1


def test_a_message_passes_from_hand_1_to_the_last_without_a_gap(invented):
    held = invented.participants.dropna(subset=[c.HAND])
    messages = invented.events.loc[invented.events[c.KIND] == "message", c.EVENT]
    assert set(held[c.EVENT]) == set(messages)
    for _, hands in held.groupby(c.EVENT):
        assert sorted(hands[c.HAND]) == list(range(1, len(hands) + 1))


def test_nobody_is_twice_in_an_event(invented):
    assert not invented.participants.duplicated([c.EVENT, c.ACTOR]).any()


def test_every_event_rests_on_a_claim(invented):
    assert set(invented.claims[c.EVENT]) == set(invented.events[c.EVENT])


def test_most_days_are_known_and_some_dates_are_open(invented):
    known = (invented.events[c.EARLIEST] == invented.events[c.LATEST]).mean()
    assert 0.7 < known < 0.9
    assert invented.events[c.EARLIEST].isna().any()
    assert invented.events[c.LATEST].isna().any()
