"""Numbers in marks: short enough to fit, and readable on any colour."""


def short_number(count: int) -> str:
    """Return a number in four signs at most, as a mark holds them; the hover gives the whole.

    >>> tuple(map(short_number, (6, 999, 1000, 23731, 999_999, 2_500_000)))
    ('6', '999', '1k', '23k', '999k', '2M')
    """
    if count < 1_000:
        return str(count)
    return f"{count // 1_000}k" if count < 1_000_000 else f"{count // 1_000_000}M"


def contrast_colour(ground: str) -> str:
    """Return black or white, whichever contrasts more with `ground`, as #RRGGBB (WCAG 2 relative luminance)."""
    parts = [int(ground[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) ** 2 > 1.05 * 0.05 else "#FFFFFF"
