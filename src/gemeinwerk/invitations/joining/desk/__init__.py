"""Who wants to take part, at the desk."""
