"""Messages, ties and meetings."""
