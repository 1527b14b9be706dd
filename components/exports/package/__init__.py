"""The chosen events as CSV files and as a data package."""
