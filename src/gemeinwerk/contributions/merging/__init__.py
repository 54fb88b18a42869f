"""What says the same is answered together, what says several things is answered in parts."""
