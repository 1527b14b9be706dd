"""Invented tables in the project's schema, of any size, the same for the same seed."""
