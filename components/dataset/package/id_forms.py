"""The forms of an id, and what to write for a text that has none of them."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

ID = "[A-Z][A-Za-z0-9-]*"  # in the dashboard's own package
# In anybody's: as archives number what they hold. Nothing in it divides a list, ends a link or is a sign of markup.
OWN_ID = r"[^\W_][\w\u0300-\u036f./-]*"
IDS, OWN_IDS = (f"{one}(;{one})*" for one in ("[A-Za-z0-9-]+", OWN_ID))
# Ids that are surely of the form OWN_ID and whole, in a form that pandas reads at once.
QUICK = "([A-Za-z][A-Za-z0-9./_-]*|[0-9]+([./_-][0-9]+)*)"
_NOT_IN_AN_ID, _NOT_IN_AN_OWN_ID = re.compile("[^A-Za-z0-9-]+"), re.compile(r"[^\w\u0300-\u036f./-]+")
_OF_ALL = "E"  # what an id begins with of which nothing is known


def nearest_id(text: str, form: str, taken: Collection[str]) -> str:
    """Return an id of the form ID or OWN_ID that is like `text` and not yet `taken`.

    >>> nearest_id("Brief 12", OWN_ID, ()), nearest_id("müller.3", ID, ()), nearest_id("", OWN_ID, ("E1",))
    ('Brief-12', 'Muller-3', 'E2')
    """
    if form == ID:
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        plain = _NOT_IN_AN_ID.sub("-", plain).strip("-")
        found = plain[:1].upper() + plain[1:] if plain[:1].isalpha() or not plain else f"{_OF_ALL}{plain}"
    else:
        found = _NOT_IN_AN_OWN_ID.sub("-", text).strip("._/-")
    if re.fullmatch(form, found) and found not in taken:
        return found
    stem = f"{found}-" if re.fullmatch(form, found) else _OF_ALL
    return next(one for number in count(1) if (one := f"{stem}{number}") not in taken)
