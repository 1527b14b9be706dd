"""Messages from hand to hand, ties between actors, and meetings."""
