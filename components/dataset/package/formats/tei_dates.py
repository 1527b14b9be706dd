"""The dates of TEI as EDTF."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from components.dataset.model.dates import span
from components.dataset.package.formats.edtf import NO_DATE, once_within

_WHEN, _FROM, _TO, _NOT_BEFORE, _NOT_AFTER = _NAMES = ("when", "from", "to", "notBefore", "notAfter")
_VALUE = re.compile(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?")


class Dated(NamedTuple):
    """A date as EDTF; `NO_DATE` if none can be read. slips: attribute -> its value, which is no date."""

    edtf: str
    slips: Mapping[str, str]


def dated(attributes: Mapping[str, str]) -> Dated:
    """Return the date in the attributes of a TEI `date`: when; from and to; notBefore and notAfter; and cert.

    A day of low certainty is marked as doubtful. From one day to another it lasted; between notBefore and notAfter it
    was once.

    >>> dated({"when": "1801-05-03"}).edtf, dated({"notBefore": "1801-05", "notAfter": "1801-06"}).edtf
    ('1801-05-03', '[1801-05-01..1801-06-30]')
    >>> dated({"from": "1801-05-03", "to": "1801-05-07"}).edtf, dated({"when": "1801", "cert": "low"}).edtf
    ('1801-05-03/1801-05-07', '1801?')
    """
    stated = {name: attributes.get(name) or attributes.get(f"{name}-iso") or "" for name in _NAMES}
    read = {name: _edtf(value) for name, value in stated.items()}
    slips = {name: value for name, value in stated.items() if value and not read[name]}
    if read[_WHEN]:
        return Dated(read[_WHEN] + ("?" if attributes.get("cert") == "low" else ""), slips)
    first, last = read[_FROM] or read[_NOT_BEFORE], read[_TO] or read[_NOT_AFTER]
    earliest = span(first).earliest if first else None
    latest = span(last).latest if last else None
    if earliest and latest and latest < earliest:
        return Dated(NO_DATE, {**slips, f"{_FROM} or {_NOT_BEFORE}": f"{first}, after {last}"})
    if not (read[_FROM] and read[_TO]):
        return Dated(once_within(earliest, latest), slips)
    return Dated(first if first == last else f"{first}/{last}", slips)


def _edtf(value: str) -> str:
    """Return a year, month or day as EDTF, without a time of day; an empty text if it is none."""
    found = _VALUE.fullmatch(value.strip())
    try:
        return found[1] if found and span(found[1]) else ""
    except ValueError:
        return ""
