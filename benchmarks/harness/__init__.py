"""What starts the systems, opens them in a browser and takes the time."""
