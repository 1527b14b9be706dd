"""One actor: events and offices in time, partners."""
