"""Where a measure stood, told from its document: for a day that is not today.

The database counts of today's rows (`states.stated`); of a day that has passed there is only the
document of that day (`document.then`). Both follow the same ladder, and a test holds them together.
"""

from datetime import date

from gemeinwerk.measures.document import measured
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.lifecycle import Course
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.states import (
    DONE,
    DROPPED,
    LATE,
    NOT_BEGUN,
    OF_STATUS,
    OFF_COURSE,
    UNFINISHED,
    UNKNOWN,
    State,
)


def state_on(measure: Document, day: date, *, over: bool = False) -> State:
    """Of a measure that was decided; ``over``: another edition has taken its concept's place."""
    reported = OF_STATUS.get(measure["implementation"], UNKNOWN)
    if reported in (DONE, DROPPED, UNKNOWN):
        return reported
    if over:
        return NOT_BEGUN if measure["implementation"] == Status.NOT_STARTED else UNFINISHED
    ends = None if measure["permanent"] else _day(measure["end"])
    ended = ends is not None and ends < day
    if measure["course"] == Course.OFF_COURSE or (ended and measured.missed(measure, day)):
        return OFF_COURSE
    expected = _day(measure["expected_end"])
    later = ends is not None and expected is not None and expected > ends
    if measure["course"] == Course.LATE or ended or later or _has_overdue(measure, day):
        return LATE
    return reported


def _has_overdue(measure: Document, day: date) -> bool:
    return any(
        one["due"] and not one["reached_on"] and date.fromisoformat(one["due"]) < day
        for one in measure["milestones"]
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
