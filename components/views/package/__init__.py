"""The package that is open, and one of the reader’s own."""
