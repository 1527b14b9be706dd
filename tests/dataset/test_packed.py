import io
import zipfile

from components.dataset.packed import packed


def test_the_same_files_give_the_same_small_zip_that_anybody_can_read():
    files = {"a.csv": b"x" * 10_000, "lessons/b.csv": b""}
    assert packed(files) == packed(files)
    assert len(packed(files)) < 1_000
    with zipfile.ZipFile(io.BytesIO(packed(files))) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == files
        assert {info.external_attr >> 16 for info in opened.infolist()} == {0o644}
