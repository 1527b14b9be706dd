"""Parts of a package, as a page chooses them."""

import io
import zipfile
from dataclasses import replace

from components.dataset import subset
from components.dataset.query.order import mask_of_ids

LINK = "http://localhost:8501/?kind=message&q=a%20b"


def only(dataset, *events, filters="Text: chosen"):
    """Return `dataset` with only these events, as if the reader had asked for them."""
    return replace(subset(dataset, mask_of_ids(dataset, events)), filters=filters)


def first_event(dataset, **cells):
    """Return `dataset` with these cells in the row of its first event."""
    changed = {name: [value, *dataset.events[name].tolist()[1:]] for name, value in cells.items()}
    return replace(dataset, events=dataset.events.assign(**changed))


def unpacked(content, folder):
    """Unpack a zip into `folder`, and return the folder."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder
