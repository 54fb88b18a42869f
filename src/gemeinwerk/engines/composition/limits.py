"""How large a problem may be; what holds for any problem stands in `problem_files.limits`."""

MOST_PEOPLE = 20_000
MOST_GROUPS = 200
MOST_SEATS = 50_000
"""Of an earlier composition."""
MOST_POSSIBLE = 50_000
"""Possible seats: people times the groups they wish."""
MOST_SLIPS = 10_000
"""Of a draw."""
