"""What is kept for a package."""

import gc
import weakref
from dataclasses import replace

from components.dataset.model.once import once_per_package


@once_per_package
def counted(dataset, *more):
    """Return a new object each time it is really asked."""
    return [len(dataset.events), *more]


def test_it_is_worked_out_once_for_each_package_and_choice(archive):
    assert counted(archive) is counted(archive)
    assert counted(archive, "a") is counted(archive, "a")
    assert counted(archive, "a") == [9, "a"]
    other = replace(archive)
    assert counted(other) == counted(archive)
    assert counted(other) is not counted(archive)


def test_two_functions_do_not_share_what_they_keep(archive):
    @once_per_package
    def titled(dataset):
        return dataset.title

    assert titled(archive) == archive.title
    assert counted(archive) == [9]
    assert counted.__doc__ == "Return a new object each time it is really asked."


def test_it_is_gone_with_the_package(archive):
    class Large:
        """Something that is not to stay."""

    made = once_per_package(lambda _: Large())
    package = replace(archive)
    gone = weakref.ref(made(package))
    assert gone() is not None
    del package
    gc.collect()
    assert gone() is None
