"""The exchange, and who to whom."""
