"""How we know: the evidence of an event, two readings, source lamp, table, about."""
