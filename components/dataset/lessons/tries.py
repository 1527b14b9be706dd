"""How many wrong codes one address may try, so that a code cannot be found by trying them all."""

from collections.abc import Callable

MOST_TRIES = 30  # of one address in one span: a class behind one address mistypes some
SPAN = 60.0  # seconds
_MOST_ADDRESSES = 1_000


class Tries:
    """Counts wrong tries by address. Not for several threads at once."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin without a try. clock: gives seconds."""
        self._clock = clock
        self._tried: dict[str, tuple[float, int]] = {}  # address -> beginning of its span, wrong tries since

    def are_left(self, address: str) -> bool:
        """Say whether `address` may try one more code now."""
        return self._since(address)[1] < MOST_TRIES

    def add(self, address: str) -> None:
        """Count one wrong try."""
        began, count = self._since(address)
        self._tried.pop(address, None)
        if len(self._tried) >= _MOST_ADDRESSES:
            self._tried.pop(next(iter(self._tried)))
        self._tried[address] = (began, count + 1)

    def _since(self, address: str) -> tuple[float, int]:
        now = self._clock()
        began, count = self._tried.get(address, (now, 0))
        return (began, count) if now - began < SPAN else (now, 0)
