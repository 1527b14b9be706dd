"""How many days words were on the way, as far as it is known."""

import pandas as pd
from pandas.api.typing import NAType

Days = int | NAType


def days_between(
    first_from: pd.Series, last_from: pd.Series, first_to: pd.Series, last_to: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Return the least and the most days from one hand to the next, as whole numbers, NA where not known.

    first_from to last_from: days between which the one had the words, both included, NaT if open; likewise for the
    other. The words reach the second hand after the first, so never in less than 0 days; "at least 0 days" says
    nothing and is NA. Bounds that contradict this order give NA.

    >>> day = lambda text: pd.Series(pd.to_datetime([text]))
    >>> least, most = days_between(day("1804-03-01"), day("1804-03-02"), day("1804-03-05"), day("1804-03-10"))
    >>> int(least[0]), int(most[0])
    (3, 9)
    """
    most = (last_to - first_from).dt.days.astype("Int64")
    least = (first_to - last_from).dt.days.astype("Int64").clip(lower=0)
    least = least.mask(most.notna() & least.isna(), 0)
    least = least.mask(most.isna() & least.eq(0).fillna(False))
    impossible = most.lt(0).fillna(False)
    return least.mask(impossible), most.mask(impossible)


def days_words(least: Days, most: Days) -> str:
    """Return what `days_between` found, in words.

    >>> days_words(0, 8), days_words(1, 1), days_words(3, pd.NA), days_words(pd.NA, pd.NA)
    ('0 to 8 days', '1 day', 'at least 3 days', 'not known')
    """
    if pd.isna(most):
        return "not known" if pd.isna(least) else f"at least {least} days"
    if least == most:
        return f"{most} day" if most == 1 else f"{most} days"
    return f"{least} to {most} days"
