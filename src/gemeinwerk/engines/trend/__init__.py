"""Where an indicator's values stand beside the way that was promised, and where they lead.

    way = Path.of([Point(start, 8), Point(midway, 60), Point(end, 200)])
    standing(way, Point(day, 70), falls=False)  -> Standing(place=Place.BEHIND, due=…, gap=…)
    outlook(values, until=end)                  -> Outlook(value=…, low=…, high=…, count=…)

Plain Python: exact fractions inside, so that what lies on a line comes out on it. No clock.
"""

from gemeinwerk.engines.trend.outlook import FEWEST, Outlook, outlook
from gemeinwerk.engines.trend.path import Path, Place, Point, Standing, standing

__all__ = [
    "FEWEST",
    "Outlook",
    "Path",
    "Place",
    "Point",
    "Standing",
    "outlook",
    "standing",
]
