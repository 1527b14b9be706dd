"""The chosen events for TimelineJS."""
