"""What events are about."""
