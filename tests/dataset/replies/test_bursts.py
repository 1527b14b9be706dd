"""Messages between two sides that came in bursts."""

import dataclasses

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.replies.bursts import bursts


def test_the_shipped_messages_between_iraq_and_syria_came_in_two_bursts(real):
    found = bursts(real, real)
    assert (found.pair, found.silent) == ("Iraq and Syria", [136])
    before, after = found.events
    assert before[-1] == "S22"
    assert after[0] == "S24"
    assert len(before) >= 2 <= len(after)


def test_what_a_filter_leaves_out_makes_no_burst(real):
    assert bursts(real, select(real, Selection(text="pipeline"))) is None
    assert bursts(real, select(real, Selection(secrecies=("secret",)))) is None


def test_a_message_that_has_lost_its_support_makes_no_burst(real):
    lost = real.events[c.CHANNEL].eq("envoy-qatar").to_numpy()
    assert bursts(real, dataclasses.replace(real, unsupported=lost)) is None


def test_two_single_messages_are_no_bursts(archive):
    assert bursts(archive, archive) is None


def test_nothing_has_no_bursts(archive, nothing):
    assert bursts(archive, nothing) is None
