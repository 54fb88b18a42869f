"""Search over all that a town has made public."""
