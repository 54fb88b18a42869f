"""Which rows of a table are measures, which stand above them, and which below."""
