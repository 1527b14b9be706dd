"""Days as EDTF."""

import calendar
import datetime as dt

NO_DATE = "../.."


def once_within(first: dt.date | None, last: dt.date | None) -> str:
    """Return the EDTF of something that was once between two days, both included; None if an end is not known.

    >>> once_within(dt.date(1995, 8, 1), dt.date(1995, 8, 31)), once_within(None, dt.date(1996, 2, 4))
    ('1995-08', '../1996-02-04')
    >>> once_within(dt.date(1995, 8, 21), dt.date(1995, 8, 31))
    '[1995-08-21..1995-08-31]'
    """
    if not first or not last:
        return f"{first or '..'}/{last or '..'}"
    if first == last:
        return first.isoformat()
    months = (first.day, last.day) == (1, calendar.monthrange(last.year, last.month)[1])
    if months and (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    if months and (first.year, first.month, last.month) == (last.year, 1, 12):
        return first.isoformat()[:4]
    return f"[{first.isoformat()}..{last.isoformat()}]"
