"""What the charts that are compared are drawn from."""

import json

import numpy as np
import pytest

from benchmarks.apps import store as boards
from benchmarks.apps.figures import board
from benchmarks.apps.store import store_of, view
from components.dataset import Selection, filter_mask


@pytest.fixture(scope="module")
def every(archive):
    return store_of(archive), filter_mask(archive, Selection())


def test_every_event_is_counted_once_over_time(every):
    store, kept = every
    seen = view(store, kept)
    assert seen.n == seen.density.sum() == seen.bars.sum() == 9


def test_a_pair_is_the_author_and_the_addressee(every):
    store, kept = every
    pairs = view(store, kept).pairs
    duke, queen = store.actors.index("A-DUKE"), store.actors.index("A-QUEEN")
    assert pairs[duke, queen] == 2
    assert pairs[queen, duke] == 1
    assert pairs.sum() == 3


def test_only_what_is_kept_is_counted(every):
    store, kept = every
    seen = view(store, np.zeros_like(kept))
    assert seen.n == seen.density.sum() == seen.bars.sum() == seen.pairs.sum() == 0


def test_beyond_the_bound_the_timeline_is_one_picture(every, monkeypatch):
    store, kept = every
    assert {trace["type"] for trace in board(store, view(store, kept))["Timeline"]["data"]} == {"scatter"}
    monkeypatch.setattr(boards, "MOST_MARKS", 8)
    assert [trace["type"] for trace in board(store, view(store, kept))["Timeline"]["data"]] == ["heatmap"]


def test_every_title_says_how_many_and_every_figure_is_plain_json(every):
    store, kept = every
    for name, figure in json.loads(json.dumps(board(store, view(store, kept)))).items():
        assert figure["layout"]["title"]["text"] == f"{name} [n=9]"
