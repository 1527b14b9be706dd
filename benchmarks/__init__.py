"""Measurements of the dashboard against what a reader could use instead; nothing here is part of the product."""
