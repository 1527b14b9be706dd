"""Citations, the list of sources, and the worksheet “Who says so?”."""
