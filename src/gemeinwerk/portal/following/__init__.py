"""Following a measure or a concept by mail: an address its owner confirmed, and no more."""
