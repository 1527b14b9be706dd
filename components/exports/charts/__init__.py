"""A chart as a picture or as one HTML file."""
