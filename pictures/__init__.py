"""Pictures of the demonstration town: the README's, and every kind of page in every way to look."""
