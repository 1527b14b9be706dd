import io
import zipfile

from components.dataset.package.write_zip import zip_bytes


def test_the_same_files_give_the_same_small_zip_that_anybody_can_read():
    files = {"a.csv": b"x" * 10_000, "lessons/b.csv": b""}
    assert zip_bytes(files) == zip_bytes(files)
    assert len(zip_bytes(files)) < 1_000
    with zipfile.ZipFile(io.BytesIO(zip_bytes(files))) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == files
        assert {info.external_attr >> 16 for info in opened.infolist()} == {0o644}
