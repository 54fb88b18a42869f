"""Pages of the desk on what becomes of contributions."""
