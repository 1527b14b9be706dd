"""How many days words were on the way, as far as it is known."""

import pandas as pd

from components.dataset.model.dates import Span

Days = int | None  # None where not known


def days_between(one: Span, other: Span) -> tuple[Days, Days]:
    """Return the least and the most days from one hand to the next, None where not known.

    one: the days between which the first had the words, both included, None if open; other: likewise for the second.
    The words reach the second hand after the first, so never in less than 0 days; "at least 0 days" says nothing and
    is None. Bounds that contradict this order give None.

    >>> import datetime as dt
    >>> day = lambda number: dt.date(1804, 3, number)
    >>> days_between(Span(day(1), day(2)), Span(day(5), day(10)))
    (3, 9)
    """
    most = (other.latest - one.earliest).days if other.latest and one.earliest else None
    least = max((other.earliest - one.latest).days, 0) if other.earliest and one.latest else None
    if most is None:
        return least or None, None
    return (least or 0, most) if most >= 0 else (None, None)


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
