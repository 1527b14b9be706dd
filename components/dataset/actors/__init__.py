"""One actor: events, names, offices, partners, and part in the telling."""
