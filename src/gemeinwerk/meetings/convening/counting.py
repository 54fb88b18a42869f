"""Which day is the last to invite on, and which the first one can still invite to. No database.

last_day(convening, day)      # of a meeting on that day
first_day(convening, today)   # of a meeting whose invitations leave today
"""

from datetime import date, timedelta

from gemeinwerk.meetings.models.convening import Convening, Counting


def last_day(convening: Convening, meets: date) -> date:
    return meets - _between(convening)


def first_day(convening: Convening, leaves: date) -> date:
    return leaves + _between(convening)


def _between(convening: Convening) -> timedelta:
    days = (convening.days or 0) + convening.delay
    full = convening.counting == Counting.FULL and convening.days
    return timedelta(days=days + 1 if full else days)
