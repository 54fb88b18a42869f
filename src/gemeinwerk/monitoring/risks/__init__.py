"""What may go wrong: how likely, how bad, who watches it, what is done about it."""
