"""How large a problem may be. Beyond this nobody plans evenings, and no solver ends in time."""

MOST_BYTES = 200_000_000
MOST_DAYS = 3 * 366
"""Of a horizon: three years."""
MOST_PEOPLE = 20_000
MOST_SERIES = 500
MOST_MEETINGS = 50
"""Of one series."""
MOST_ROOMS = 200
MOST_ENTRIES = 2_000
"""Of any other list: closed, busy, fixed, forbidden, the dates somebody is away."""
MOST_CHARACTERS = 200
"""Of an id, a name, a reason."""
MOST_DECIMALS = 20
MOST_NUMBER = 1_000_000
MOST_WORK = 10_000_000
"""Sum over all series: possible dates times members and rooms."""
MOST_ERRORS = 10
"""So many are told at once."""
