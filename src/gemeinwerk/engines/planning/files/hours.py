"""Hours of a day as people write them: "17 Uhr", "17.30 Uhr", "17:30", "5 pm"."""

import re
from dataclasses import dataclass

from gemeinwerk.engines.planning.files.days import WEEKDAY, any_of

_MIDNIGHT = 24 * 60
_EARLIEST_BARE = 7
"""An hour below this without "Uhr", "am" or "pm" may be meant in the evening."""

# "am" is English for the morning and German for "on the": not before a weekday or a date.
_HALF = rf"(?:p\.?m\b\.?|a\.?m\b\.?(?!\s(?:{any_of(WEEKDAY)}|\d)))"
_UNIT = rf"\s?(?:uhr\b(?:\s?[0-5]\d(?![\d.]))?|h\b|o'clock\b|{_HALF})"
TIME = rf"(?:(?:2[0-4]|[01]?\d)(?::[0-5]\d|\.[0-5]\d(?=\s?uhr))?(?:{_UNIT})?(?!\d|[.:]\d))"
"""A pattern for a time, also a bare "17"."""
SURE_TIME = rf"(?:(?=\d{{1,2}}(?::|\.\d\d\s?uhr|{_UNIT})){TIME})"
"""A pattern for what is a time wherever it stands."""

_PARTS = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?"
    rf"(?P<unit>uhr\s?(?P<after>\d\d)?|h|o'clock|(?P<half>{_HALF}))?"
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes of the day from `first` to `last` (None: open). doubtful: may be meant otherwise."""

    first: int = 0
    last: int | None = None
    doubtful: bool = False

    def hold(self, start: int, end: int) -> bool:
        """Whether a meeting from `start` to `end` lies inside."""
        return self.first <= start and (self.last is None or end <= self.last)

    def touch(self, start: int, end: int) -> bool:
        """Whether any minute of a meeting from `start` to `end` lies inside."""
        return self.first < end and (self.last is None or start < self.last)


def minute_of(text: str, *, like: str = "") -> int | None:
    """The minute of the day a time names; None where it is not sure which.

    like: another time whose "pm" holds for this one too, as in "4-7 pm".
    """
    found, other = _PARTS.fullmatch(text.strip()), _PARTS.fullmatch(like.strip())
    if not found:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["after"] or 0)
    half = found["half"] or ("" if found["unit"] or not other else other["half"]) or ""
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif hour < _EARLIEST_BARE and not (
        found["unit"] or found["minute"] or (other and other["unit"])
    ):
        return None
    total = hour * 60 + minute
    return total if total <= _MIDNIGHT else None
