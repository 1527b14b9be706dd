"""Waits, silences, offers and answers."""
