"""Events in lanes over time."""
