"""Cite and take away."""
