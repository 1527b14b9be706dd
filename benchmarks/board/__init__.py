"""The four charts that all systems show, bounded whatever the size."""
