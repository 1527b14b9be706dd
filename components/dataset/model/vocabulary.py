"""Whether an event was done, or only planned, claimed or inferred."""

# Not done, or not certain to have been done: drawn with dots or dashes everywhere.
NOT_DONE = ("planned", "proposed", "claimed", "inferred", "summary")

# Of an ask or an offer to which no answer is on record.
NONE_RECORDED = "none-recorded"

# What a package reads that does not say, in any column with a list of values.
NOT_STATED = "not-stated"
# Told as having happened: also an event that is recorded without a status.
DONE = ("done", NOT_STATED)
