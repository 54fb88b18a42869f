"""How large any problem may be; each engine has limits of its own besides."""

MOST_BYTES = 200_000_000
MOST_ENTRIES = 2_000
"""Of a list for which nothing else is said."""
MOST_CHARACTERS = 200
"""Of an id, a name, a reason."""
MOST_NUMBER = 1_000_000
MOST_ERRORS = 10
"""So many are told at once."""
