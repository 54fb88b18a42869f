"""A measure year by year: what was to be done in 2027, and what was."""
