"""What several visits come to: medians and spreads, ratios taken inside one round."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.harness.browser import Change
from benchmarks.harness.loads import Load
from benchmarks.harness.visit import Visit

NAN = float("nan")


@dataclass(frozen=True)
class Spread:
    """The median of some numbers, and the smallest and largest of them."""

    median: float
    least: float
    most: float


def spread(numbers: Iterable[float]) -> Spread | None:
    """Return None if there are no numbers."""
    found = list(numbers)
    return Spread(median(found), min(found), max(found)) if found else None


@dataclass
class Rounds:
    """All that was measured. rounds: the visits of each. loads: by number of events; shipped: of the real package."""

    rounds: list[list[Visit]] = field(default_factory=list)
    loads: dict[int, list[Load | None]] = field(default_factory=dict)
    shipped: list[Load | None] = field(default_factory=list)

    def visits(self, system: str, events: int) -> list[Visit]:
        """Return the visits of all rounds that finished."""
        every = [one for visits in self.rounds for one in visits]
        return [one for one in every if (one.system, one.events) == (system, events) and not one.failure]

    def failure(self, system: str, events: int) -> str:
        """Return why a system did not finish at a size; empty if it did, or was not tried."""
        every = [one for visits in self.rounds for one in visits if (one.system, one.events) == (system, events)]
        return next((one.failure for one in every if one.failure), "")

    def changes(self, system: str, events: int) -> list[Change]:
        """Return all changes of filters, to what was new to the server and back."""
        return [change for one in self.visits(system, events) for change in one.fresh + one.again]

    def fresh(self, system: str, events: int) -> Spread | None:
        """Return the ms until painted of changes to what was new to the server."""
        return spread(change.ms for one in self.visits(system, events) for change in one.fresh)

    def ratio(self, upper: tuple[str, int], lower: tuple[str, int], value: Callable[[Visit], float]) -> Spread | None:
        """Return what `upper` has for each of `lower`, each a system at a size, taken inside each round."""
        ratios = []
        for visits in self.rounds:
            found = {(one.system, one.events): value(one) for one in visits if not one.failure}
            if upper in found and found.get(lower):
                ratios.append(found[upper] / found[lower])
        return spread(ratios)


def change_ms(visit: Visit) -> float:
    """Return the median ms of a visit's changes to what was new to the server."""
    return middle([change.ms for change in visit.fresh])


def middle(numbers: Sequence[float]) -> float:
    """Return the median; not a number if there are none."""
    return median(numbers) if numbers else NAN
