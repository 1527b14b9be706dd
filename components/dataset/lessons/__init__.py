"""Lessons: read from files, or made from a view."""
