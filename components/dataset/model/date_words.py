"""Dates and stretches of time in words: of when something was, since when somebody knew, how long words took."""

import calendar
import datetime as dt

import pandas as pd

from components.dataset.model.dates import Days, Span

_WITHIN, _LASTED = "within", "lasted"


def day_words(day: dt.date) -> str:
    """Return a day in words.

    >>> day_words(dt.date(1995, 9, 5))
    '5 September 1995'
    """
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def date_words(edtf: str, earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    """Return what a date means in words a reader can check.

    earliest, latest: the bounds, both included, None if open. meaning: day, within or lasted.

    >>> date_words("1995-08-XX", dt.date(1995, 8, 1), dt.date(1995, 8, 31), "within")
    'some time in August 1995'
    >>> date_words("../1996-02-04", None, dt.date(1996, 2, 4), "within")
    'on or before 4 February 1996'
    >>> date_words("1996~", dt.date(1996, 1, 1), dt.date(1996, 12, 31), "within")
    'some time in 1996 (approximate)'
    """
    doubts = (("approximate", "~%"), ("doubtful", "?%"))
    marks = [word for word, signs in doubts if not set(signs).isdisjoint(edtf)]
    return _bounds_words(earliest, latest, meaning) + (f" ({' and '.join(marks)})" if marks else "")


def _bounds_words(earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    if earliest is None and latest is None:
        return "date not known"
    if earliest is None:
        return f"on or before {day_words(latest)}" if latest else "date not known"
    if latest is None:
        return f"on or after {day_words(earliest)}"
    if earliest == latest:
        return day_words(earliest)
    if whole := _whole_words(earliest, latest):
        return {_WITHIN: f"some time in {whole}", _LASTED: f"through {whole}"}.get(meaning, whole)
    first = _shared(earliest, latest)
    joined = f"{first} to {day_words(latest)}" if meaning == _LASTED else f"{first} and {day_words(latest)}"
    return f"from {joined}" if meaning == _LASTED else f"between {joined}"


def _whole_words(earliest: dt.date, latest: dt.date) -> str:
    """Return "August 1995" or "1995" if the bounds are exactly that month or year, else an empty text."""
    if earliest.day != 1 or latest.day != calendar.monthrange(latest.year, latest.month)[1]:
        return ""
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{calendar.month_name[earliest.month]} {earliest.year}"
    if (earliest.month, latest.month) == (1, 12):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    return ""


def _shared(earliest: dt.date, latest: dt.date) -> str:
    """Return the first day without what it shares with the last: "21 August" of "21 August and 5 September 1995"."""
    if earliest.year != latest.year:
        return day_words(earliest)
    if earliest.month != latest.month:
        return f"{earliest.day} {calendar.month_name[earliest.month]}"
    return str(earliest.day)


def since_words(days: Span) -> str:
    """Return since when somebody knew who came to know between these days, both included.

    >>> day, later = dt.date(1996, 2, 2), dt.date(1996, 2, 4)
    >>> since_words(Span(day, day)), since_words(Span(None, day))
    ('from 2 February 1996', 'by 2 February 1996')
    >>> since_words(Span(day, later)), since_words(Span(dt.date(1996, 3, 1), dt.date(1996, 3, 31)))
    ('from a day between 2 and 4 February 1996', 'from a day in March 1996')
    >>> since_words(Span(day, None)), since_words(Span(None, None))
    ('from 2 February 1996 at the earliest, the day is not known', 'the day is not known')
    """
    first, last = days
    if first is None:
        return f"by {day_words(last)}" if last else "the day is not known"
    if last is None:
        return f"from {day_words(first)} at the earliest, the day is not known"
    if first == last:
        return f"from {day_words(first)}"
    return f"from a day {date_words('', first, last, 'within').removeprefix('some time ')}"


def since_brief(days: Span) -> str:
    """Return the same in few letters, for a cell of a chart.

    >>> day = dt.date(1996, 2, 2)
    >>> since_brief(Span(day, day)), since_brief(Span(None, day)), since_brief(Span(day, None))
    ('2 Feb 1996', 'by 2 Feb 1996', 'from 2 Feb 1996')
    >>> since_brief(Span(day, dt.date(1996, 2, 4))), since_brief(Span(day, dt.date(1996, 3, 4)))
    ('2–4 Feb 1996', '2 Feb – 4 Mar 1996')
    >>> since_brief(Span(dt.date(1995, 12, 30), day)), since_brief(Span(dt.date(1996, 3, 1), dt.date(1996, 3, 31)))
    ('30 Dec 1995 – 2 Feb 1996', 'Mar 1996')
    >>> since_brief(Span(dt.date(1990, 1, 1), dt.date(1999, 12, 31)))
    '1990–1999'
    """
    first, last = days
    if first is None:
        return f"by {_short_day(last)}" if last else "day not known"
    if last is None:
        return f"from {_short_day(first)}"
    if first == last:
        return _short_day(first)
    years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if years:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_short_day(first)} – {_short_day(last)}"
    if (first.day, last.day) == (1, calendar.monthrange(last.year, last.month)[1]):
        months = dict.fromkeys(calendar.month_abbr[day.month] for day in (first, last))
        return f"{' – '.join(months)} {first.year}"
    if first.month != last.month:
        return f"{first.day} {calendar.month_abbr[first.month]} – {_short_day(last)}"
    return f"{first.day}–{_short_day(last)}"


def _short_day(day: dt.date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"


def days_words(least: Days, most: Days) -> str:
    """Return what `days_between` found, in words.

    >>> days_words(0, 8), days_words(1, 1), days_words(3, None), days_words(None, None)
    ('0 to 8 days', '1 day', 'at least 3 days', 'not known')
    """
    if pd.isna(most):
        return "not known" if pd.isna(least) else f"at least {least} days"
    if least == most:
        return f"{most} day" if most == 1 else f"{most} days"
    return f"{least} to {most} days"
