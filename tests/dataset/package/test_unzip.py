import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset import DatasetError, load_dataset
from components.dataset.package import unzip
from components.dataset.package.unzip import collect_files, fingerprint, unpack
from tests.conftest import DATA
from tests.dataset.package.test_own_package import ACTORS, EVENTS

FILES = {"events.csv": EVENTS.encode(), "actors.csv": ACTORS.encode()}


def zip_of(files, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name, content, **options)
    return out.getvalue()


def there(folder):
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


# ---- what is opened --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("top", ["", "my archive/", "My-Archive\\"])
def test_a_package_may_stand_at_the_top_of_a_zip_or_in_one_folder_of_it(tmp_path, top):
    folder = unpack(zip_of({f"{top}{name}": content for name, content in FILES.items()}), tmp_path)
    assert there(folder) == ["actors.csv", "events.csv"]
    assert load_dataset(folder, DATA / "datapackage.json").problems == ()


def test_only_tables_lessons_and_the_descriptor_are_written(tmp_path):
    more = dict.fromkeys(
        (
            *(
                "datapackage.json",
                "lessons/first.csv",
                "lessons/notes.txt",
                "lessons/deep/second.csv",
                "lessons/a b.csv",
            ),
            *("more/claims.csv", "weather.csv", "run.py", "__MACOSX/._events.csv", "__MACOSX/events.csv", ".DS_Store"),
        ),
        b"{}",
    )
    unpack(zip_of(FILES | more), tmp_path)
    assert there(tmp_path) == ["actors.csv", "datapackage.json", "events.csv", "lessons/first.csv"]


def test_names_may_be_in_capitals(tmp_path):
    unpack(zip_of({name.upper(): content for name, content in FILES.items()}), tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


@pytest.mark.parametrize(
    "name", ["events.csv", "Events (1).csv", "events - Copy.csv", "folder/events.csv", "EVENTS.CSV"]
)
def test_loose_files_are_a_package_too(tmp_path, name):
    collect_files({name: FILES["events.csv"], "actors.csv": FILES["actors.csv"], "holiday.jpg": b"x"}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


def test_a_zip_is_known_by_what_is_in_it(tmp_path):
    assert there(collect_files({"package": zip_of(FILES)}, tmp_path)) == ["actors.csv", "events.csv"]


# ---- what is refused -------------------------------------------------------------------------------------------------


def refused(files, into, says):
    with pytest.raises(DatasetError, match=says):
        collect_files(files, into)
    assert there(into) == []


@pytest.mark.parametrize(
    "name", ["../events.csv", "a/../../events.csv", "/etc/events.csv", "C:\\events.csv", "..\\x.csv"]
)
def test_a_zip_that_would_write_elsewhere_is_refused_as_a_whole(tmp_path, name):
    refused({"a.zip": zip_of({**FILES, name: b"x"})}, tmp_path, "leads out of its folder")


def test_a_link_in_a_zip_is_refused(tmp_path):
    link = zipfile.ZipInfo("names.csv")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO(zip_of(FILES))
    with zipfile.ZipFile(out, "a") as opened:
        opened.writestr(link, "/etc/passwd")
    refused({"a.zip": out.getvalue()}, tmp_path, "is a link and not a file")


def test_a_zip_that_says_it_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(unzip, "MOST_UNPACKED", 1 << 20)
    bomb = zip_of({**FILES, "claims.csv": b"\0" * (2 << 20)})
    assert len(bomb) < 10_000
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was read"))
    refused({"a.zip": bomb}, tmp_path, "unpacks to more than 1 MB")


def test_a_zip_that_lies_about_its_size_is_refused_while_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(unzip, "MOST_UNPACKED", 1 << 20)
    real = zipfile.ZipFile.infolist

    def small(self):
        for info in (found := real(self)):
            info.file_size = min(info.file_size, 10)
        return found

    monkeypatch.setattr(zipfile.ZipFile, "infolist", small)
    with pytest.raises(DatasetError):
        unpack(zip_of({**FILES, "claims.csv": b"x" * (2 << 20)}), tmp_path)
    assert there(tmp_path) == []


def test_what_is_too_large_as_it_comes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(unzip, "MOST_BROUGHT", 100)
    refused({**FILES, "claims.csv": b"x" * 101}, tmp_path, "larger than 0 MB together")
    refused({"a.zip": zip_of({**FILES, "claims.csv": bytes(range(256))})}, tmp_path, "larger than")


def test_too_many_events_are_refused_with_how_many_there_may_be(tmp_path):
    rows = "".join(f"E{row},A letter,1712\n" for row in range(unzip.MOST_EVENTS + 1))
    refused({**FILES, "events.csv": ("event_id,title,date\n" + rows).encode()}, tmp_path, "more than 50,000 rows")


def test_lines_inside_cells_are_no_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(unzip, "MOST_EVENTS", 2)
    events = 'event_id,title,date\nE1,"one\n\n\n\nletter",1712\nE2,A letter,1713\n\n\n'
    collect_files({**FILES, "events.csv": events.encode()}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


def test_a_zip_with_a_password_is_named_as_such(tmp_path):
    data = bytearray(zip_of(FILES))
    # The flag of encryption in each entry of the directory at the end, and in each local header.
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    refused({"a.zip": bytes(data)}, tmp_path, "locked with a password")


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_may_unpack_without_bound_is_refused_before_it_is_read(tmp_path, monkeypatch, way):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as opened:
        for name, content in FILES.items():
            opened.writestr(name, content)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was read"))
    refused({"a.zip": out.getvalue()}, tmp_path, "packed in an unusual way")


def test_an_entry_that_names_no_file_is_passed_over(tmp_path):
    unpack(zip_of({**FILES, ".": b"x"}), tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: b"PK\x03\x04" + data[10:], lambda _: b""]
)
def test_a_damaged_zip_is_named_as_such(tmp_path, spoil):
    refused({"a.zip": spoil(zip_of(FILES))}, tmp_path, "damaged, or of another kind")


def test_a_zip_with_two_packages_is_refused(tmp_path):
    both = {f"{top}/{name}": content for top in ("one", "two") for name, content in FILES.items()}
    refused({"a.zip": zip_of(both)}, tmp_path, "more than once, in “one”, “two”")


@pytest.mark.parametrize("missing", ["events.csv", "actors.csv"])
def test_what_is_missing_is_named_with_what_is_there(tmp_path, missing):
    rest = {name: content for name, content in FILES.items() if name != missing} | {"letters.csv": b"x"}
    refused({"a.zip": zip_of(rest)}, tmp_path, f"{missing} is missing. There is .*“letters.csv”")
    refused(rest, tmp_path, f"{missing} is missing. There is .*“letters.csv”")


def test_a_zip_and_files_beside_it_are_refused(tmp_path):
    refused({"a.zip": zip_of(FILES), **FILES}, tmp_path, "one zip, or the CSV files")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_dataset_error(tmp_path_factory, data):
    with pytest.raises(DatasetError):
        unpack(data, tmp_path_factory.getbasetemp() / "never")


# ---- fingerprint -----------------------------------------------------------------------------------------------------


def test_a_fingerprint_changes_with_names_and_contents_and_with_nothing_else(tmp_path):
    def of(place, files):
        return fingerprint(collect_files(files, tmp_path / place))

    first = of("one", FILES)
    assert len(first) == 12
    assert of("two", dict(reversed(FILES.items()))) == first
    assert of("three", {**FILES, "names.csv": b""}) != first
    assert of("four", {**FILES, "events.csv": FILES["events.csv"] + b"\n"}) != first
