"""The public page on which somebody asks to take part."""
