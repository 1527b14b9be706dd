"""Topics by stretch of time."""
