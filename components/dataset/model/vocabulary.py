"""Whether an event was done, or only planned, claimed or inferred; and which words make a message a letter."""

# Not done, or not certain to have been done: drawn with dots or dashes everywhere.
NOT_DONE = ("planned", "proposed", "claimed", "inferred", "summary")

# Kept from the public when it happened, or perhaps so.
SECRET = ("secret", "internal", "offered-either")
PUBLIC = "public"

# Of an ask or an offer to which no answer is on record.
NONE_RECORDED = "none-recorded"

# What a package reads that does not say, in any column with a list of values.
NOT_STATED = "not-stated"
# Told as having happened: also an event that is recorded without a status.
DONE = ("done", NOT_STATED)

# What a column of forms or types calls a letter, in capitals or not; the words that any package may use.
LETTER = ("letter", "postcard", "telegram")


def is_letter(*words: str) -> bool:
    """Return whether one of `words`, the form or the type of an event, marks it as a letter.

    >>> is_letter("Letter", "offer"), is_letter("document", "message")
    (True, False)
    """
    return any(word.casefold() in LETTER for word in words)
