"""Asks and offers, answers, waits and silences."""
