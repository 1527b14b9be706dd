"""What a reader takes away: the events as a table, a figure as a picture."""
