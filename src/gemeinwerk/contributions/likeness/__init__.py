"""Who said nearly the same: an index of each concept's contributions, made by the worker."""
