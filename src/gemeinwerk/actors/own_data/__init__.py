"""One's own data by a personal link: sent, read, changed, and what is asked of the office."""
