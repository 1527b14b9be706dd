"""On a projector, on the teacher’s own screen, inside another page."""
