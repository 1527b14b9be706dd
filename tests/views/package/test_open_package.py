import os

from components.views.package.open_package import open_package


def test_a_package_is_read_again_when_a_file_has_changed(broken):
    folder = broken("events.csv", "The Duke writes again", "The Duke writes once more")
    first = open_package(folder)
    assert open_package(folder) is first

    broken("events.csv", "The Duke writes once more", "The Duke is silent")
    later = (folder / "events.csv").stat().st_mtime_ns + 1_000_000
    os.utime(folder / "events.csv", ns=(later, later))
    assert "The Duke is silent" in set(open_package(folder).events["title"])
