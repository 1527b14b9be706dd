"""What is worked out once for a package, and kept as long as its index is."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from components.dataset.model.dataset import Dataset

P = ParamSpec("P")
T = TypeVar("T")


def once_per_package(make: Callable[Concatenate[Dataset, P], T]) -> Callable[Concatenate[Dataset, P], T]:
    """Have `make` work out its answer once for each package and choice of its other, hashable arguments.

    For what no filter changes: it is kept by the package's index, and gone with it. Whoever gets it must not change it.
    """

    @wraps(make)
    def kept(dataset: Dataset, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (make.__module__, make.__qualname__, *args, *kwargs.items())
        return dataset.index.once(key, lambda: make(dataset, *args, **kwargs))

    return kept
