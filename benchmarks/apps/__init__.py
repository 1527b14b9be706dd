"""The systems compared: each shows the same four charts and the same eight filters."""
