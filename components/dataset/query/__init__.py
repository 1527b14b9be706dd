"""What the reader asks for: filters, page, link, and the events that they choose."""
