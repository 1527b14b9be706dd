"""Bottom up: dataset (what is recorded), figures and exports (how it is drawn), views (what is shown)."""
