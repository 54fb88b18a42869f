"""A measure that stands in two concepts of a town: reported once, approved for both."""
