import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset import DatasetError, load_dataset
from components.dataset.package import unzip
from components.dataset.package.collect import collect_files
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
    folder = collect_files(
        {"a.zip": zip_of({f"{top}{name}": content for name, content in FILES.items()})}, tmp_path
    ).folder
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
    collect_files({"a.zip": zip_of(FILES | more)}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "datapackage.json", "events.csv", "lessons/first.csv"]


def test_names_may_be_in_capitals(tmp_path):
    collect_files({"a.zip": zip_of({name.upper(): content for name, content in FILES.items()})}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


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
        collect_files({"a.zip": zip_of({**FILES, "claims.csv": b"x" * (2 << 20)})}, tmp_path)
    assert there(tmp_path) == []


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
    collect_files({"a.zip": zip_of({**FILES, ".": b"x"})}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: b"PK\x03\x04" + data[10:], lambda _: b""]
)
def test_a_damaged_zip_is_named_as_such(tmp_path, spoil):
    refused({"a.zip": spoil(zip_of(FILES))}, tmp_path, "damaged, or of another kind")


def test_a_zip_with_two_packages_is_refused(tmp_path):
    both = {f"{top}/{name}": content for top in ("one", "two") for name, content in FILES.items()}
    refused({"a.zip": zip_of(both)}, tmp_path, "more than once, in “one”, “two”")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_dataset_error(tmp_path_factory, data):
    with pytest.raises(DatasetError):
        collect_files({"a.zip": data}, tmp_path_factory.getbasetemp() / "never")
