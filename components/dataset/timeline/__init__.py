"""When: events in lanes, in stretches of time, and in other orders."""
