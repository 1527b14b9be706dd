"""Who knew what."""
