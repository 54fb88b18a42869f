"""When somebody can come, from words: "Mo & Mi ab 17 Uhr, nicht 12.05.–19.05."

Hours are compared with the meeting: it must lie inside those that are allowed and outside those
that are forbidden. Where nothing is allowed in so many words, everything is.
"""

from dataclasses import dataclass
from datetime import date, time

from gemeinwerk.engines.planning.files.clauses import Clause, clauses
from gemeinwerk.engines.planning.files.hours import Hours
from gemeinwerk.engines.planning.files.phrases import Kind, NotUnderstood, tokens
from gemeinwerk.engines.planning.problem import Span, Words


@dataclass(frozen=True)
class Availability:
    """What somebody said. doubts: pieces that may be meant otherwise, and how they were read."""

    clauses: tuple[Clause, ...] = ()
    never: bool = False
    doubts: tuple[Words, ...] = ()

    def can_come(self, day: date, start: time, minutes: int) -> bool:
        """Whether a meeting of that length on a date is possible."""
        first = start.hour * 60 + start.minute
        last = first + minutes
        allowing = [one for one in self.clauses if not one.forbids]
        allowed = not allowing or any(one.allows(day, first, last) for one in allowing)
        taken = any(one.forbids and one.takes(day, first, last) for one in self.clauses)
        return allowed and not taken and not self.never


def availability(text: str, horizon: Span) -> Availability:
    """Read words; NotUnderstood names the piece that could not be read.

    horizon: gives "ab 12.05." its year.
    """
    found = list(tokens(text, horizon))
    if [one.kind for one in found] == [Kind.NEVER]:
        return Availability(never=True)
    said = tuple(clauses(found))
    if not said and not any(one.kind == Kind.ALWAYS for one in found):
        raise NotUnderstood(text[:40])
    doubts = (
        _doubt(one.text, one.value)
        for one in found
        if isinstance(one.value, Hours) and one.value.doubtful
    )
    return Availability(said, doubts=tuple(doubts))


def _doubt(text: str, hours: Hours) -> Words:
    to, minute = ("bis", hours.last) if hours.last else ("ab", hours.first)
    clock = f"{minute // 60:02}:{minute % 60:02}"
    return Words(
        f"„{text.strip()}“ wurde als „{to} {clock} Uhr“ gelesen.",
        f"“{text.strip()}” was read as “{'until' if hours.last else 'from'} {clock}”.",
    )
