"""A row becomes a measure: its typed values, what identifies it, and the notes below it."""
