"""Which column of a table means which field: its heading weighed against the cells below it."""
