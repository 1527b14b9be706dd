"""What all views share: the link, the frame of a chart, and what figures take from the page."""
