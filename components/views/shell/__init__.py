"""Around every view: the filters, the way from view to view, where things stand."""
