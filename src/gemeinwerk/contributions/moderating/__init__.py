"""What waits to be read, what is hidden and why: nothing of it happens in silence."""
