"""Places on a map of coasts."""
