"""A plan in words and as a year: how good it is, when who meets, why then, and why there is none.

The sentences are the engine's, made anew with the names of today; for what people changed by hand
as well, since they are true of any dates.
"""

from gemeinwerk.scheduling.telling.dates import DateTold, dates
from gemeinwerk.scheduling.telling.quality import GoalTold, figures, goals, headline, left_out
from gemeinwerk.scheduling.telling.spoken import spoken
from gemeinwerk.scheduling.telling.year import Month, year

__all__ = [
    "DateTold",
    "GoalTold",
    "Month",
    "dates",
    "figures",
    "goals",
    "headline",
    "left_out",
    "spoken",
    "year",
]
