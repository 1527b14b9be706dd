"""Whether an event was done, or only planned, claimed or inferred."""

# Not done, or not certain to have been done: drawn with dots or dashes everywhere.
NOT_DONE = ("planned", "proposed", "claimed", "inferred", "summary")
