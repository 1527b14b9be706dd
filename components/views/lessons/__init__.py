"""Lessons: to take up, to write, to print."""
