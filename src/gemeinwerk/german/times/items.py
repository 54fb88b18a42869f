"""What a cell of time is made of: items, each of them some tokens in a row. See `cells`."""

from dataclasses import dataclass
from enum import StrEnum

from gemeinwerk.german.times.partials import Span


class Kind(StrEnum):
    POINT = "point"
    SINCE = "since"  # ab, seit, frühestens
    AFTER = "after"  # nach, ">"
    UNTIL = "until"  # bis, spätestens
    BEFORE = "before"  # vor, "<"
    BEYOND = "beyond"  # länger als, über: only what denies it says something
    BEGIN = "begin"  # Beginn, Start
    FINISH = "finish"  # Ende, Abschluss
    NOT = "not"  # nicht, kein
    ONLY = "only"  # erst
    BETWEEN = "between"  # zwischen
    STRETCH = "stretch"  # "-", bis
    ONWARDS = "onwards"  # ff., "+"
    LENGTH = "length"  # 3 Jahre
    OPEN = "open"  # offen, "bis heute"
    FURTHER = "further"  # "bis auf Weiteres"
    PERMANENT = "permanent"
    RHYTHM = "rhythm"
    VAGUE = "vague"
    TENTATIVE = "tentative"
    PLACING = "placing"  # im, Jahr
    PARTING = "parting"  # und, ","
    OTHER = "other"


@dataclass(slots=True)
class Item:
    """Tokens `start` up to `end` of a line; ``span`` of a point, ``length`` in months and days.
    ``doubt``: from and to the tokens of a point that say it is not certain ("2026 (vsl. Q4)").
    """

    kind: Kind
    start: int
    end: int
    span: Span | None = None
    length: tuple[int, int] | None = None
    doubt: tuple[int, int] = (0, 0)
