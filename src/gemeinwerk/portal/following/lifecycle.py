"""How long what is kept of those who follow, and how long what waits."""

from datetime import timedelta

UNCONFIRMED = timedelta(days=7)
"""So long the owner of an address has time to confirm; then it is forgotten."""
SETTLED = timedelta(minutes=10)
"""So old is what a mail tells: what was done at the same time is written by then."""
A_WEEK = timedelta(days=7)
"""Between two mails to those who want no more."""
PAUSES = tuple(timedelta(days=days) for days in (1, 3, 7, 14))
"""After the first, second, … mail in a row that came to nothing; after more, the last."""
