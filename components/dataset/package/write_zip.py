"""Files as one zip."""

import io
import zipfile
from collections.abc import Mapping

_THE_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # of every file, so that the same files give the same bytes
_UNIX, _READABLE = 3, 0o644 << 16


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return `files` (name -> content) as a zip, which anybody who unpacks it can read. The same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _THE_SAME_DAY)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _READABLE
            opened.writestr(entry, content)
    return out.getvalue()
