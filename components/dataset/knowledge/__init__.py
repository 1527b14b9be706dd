"""Who knew of what, since when, and how that is known."""
