"""A lesson as a CSV file, a lesson or a view as a handout."""
