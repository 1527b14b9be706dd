"""One visit: a system is started, opened twice, its filters are changed, and it is stopped."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.harness.browser import Change, browsing, changed, opened
from benchmarks.harness.server import DidNotFinishError, serving
from benchmarks.harness.systems import DASHBOARD, System

_CHANGES = 3  # channels switched off and on again


@dataclass
class Visit:
    """What was measured. Times in ms: cold from the start of the process, warm from the request of a second page.

    fresh: changes to what this server has not shown before; again: back to everything. memory: MiB of the server.
    failure: why it did not finish; empty if it did.
    """

    system: str
    events: int
    cold: float = 0
    warm: float = 0
    fresh: list[Change] = field(default_factory=list)
    again: list[Change] = field(default_factory=list)
    memory: float = 0
    failure: str = ""


def visit(system: System, folder: Path, channels: Mapping[str, int], patience: float) -> Visit:
    """Visit `system` once. channels: events of each channel."""
    events = sum(channels.values())
    found = Visit(system.name, events)
    try:
        with serving(system, folder, patience) as server, browsing() as context:
            page, _ = opened(context, system, server, events, patience)
            found.cold = (time.perf_counter() - server.started) * 1000
            page.close()
            page, found.warm = opened(context, system, server, events, patience)
            time.sleep(1)
            for channel in sorted(channels)[:_CHANGES]:
                # The dashboard shows what is chosen; the boards hide what is not.
                inside = system.page == DASHBOARD
                shown = channels[channel] if inside else events - channels[channel]
                found.fresh.append(changed(page, system, server, channel, shown, patience))
                found.again.append(changed(page, system, server, channel, events, patience))
            found.memory = server.memory()
    except DidNotFinishError as cause:
        found.failure = str(cause)
    return found
