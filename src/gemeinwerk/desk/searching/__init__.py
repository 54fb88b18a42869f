"""Search over all that a person may see at the desk, and in the handbook."""
