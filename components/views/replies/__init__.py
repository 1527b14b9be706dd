"""Waits and silences, offers and answers."""
