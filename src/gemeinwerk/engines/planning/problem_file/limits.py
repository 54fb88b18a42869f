"""How large a problem may be. Beyond this nobody plans evenings, and no solver ends in time; what
holds for any problem stands in `problem_files.limits`.
"""

MOST_DAYS = 3 * 366
"""Of a horizon: three years."""
MOST_PEOPLE = 20_000
MOST_SERIES = 500
MOST_MEETINGS = 50
"""Of one series."""
MOST_ROOMS = 200
MOST_DECIMALS = 20
MOST_WORK = 10_000_000
"""Sum over all series: possible dates times members and rooms."""
