"""Where events took place."""
