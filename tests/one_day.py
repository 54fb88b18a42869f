"""A run that begins before midnight stays on its day, or all who asked for it at the beginning
would be wrong: the day after it is told as the day before.

What is started by a test as a program of its own goes by the clock.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

TOWN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)


def staying(clock: Callable[[], datetime], began: datetime) -> Callable[[], datetime]:
    """The clock, a day behind from the first midnight on after the run began."""
    tomorrow = began.astimezone(TOWN).date() + DAY
    midnight = datetime.combine(tomorrow, time.min, TOWN)

    def now() -> datetime:
        told = clock()
        return told - DAY if told >= midnight else told

    return now
