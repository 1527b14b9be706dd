"""Since when somebody knew, in words."""

import calendar
import datetime as dt

from components.dataset.model.dates import Span, date_words, day_words


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
        return f"by {_day(last)}" if last else "day not known"
    if last is None:
        return f"from {_day(first)}"
    if first == last:
        return _day(first)
    years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if years:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if (first.day, last.day) == (1, calendar.monthrange(last.year, last.month)[1]):
        months = dict.fromkeys(calendar.month_abbr[day.month] for day in (first, last))
        return f"{' – '.join(months)} {first.year}"
    if first.month != last.month:
        return f"{first.day} {calendar.month_abbr[first.month]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]} {day.year}"
