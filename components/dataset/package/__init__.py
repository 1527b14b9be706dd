"""A data package becomes a record: files read, checked, and what is wrong told by row and column."""
