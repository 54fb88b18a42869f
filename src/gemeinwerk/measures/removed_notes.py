"""A deleted note leaves a trace, so that no file brings it back: what it was called and said, as
checksums, and the days it spoke of."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from gemeinwerk.german import fold
from gemeinwerk.measures.models import ProgressNote, RemovedNote


@dataclass(frozen=True)
class Trace:
    """By what a note is known again."""

    name: str
    text: str
    days: tuple[date | None, date | None]

    def is_of(self, removed: "Trace", standing: Collection["Trace"]) -> bool:
        """Whether a note of a file is one that was deleted, and not one of those that stand.

        It says the same under the same heading; or it speaks under that heading of the same days,
        since its text may have been another before it was deleted.
        """
        if self.name != removed.name or self in standing:
            return False
        if self.text == removed.text:
            return not any((one.name, one.text) == (self.name, self.text) for one in standing)
        same_days = any(self.days) and self.days == removed.days
        return same_days and not any(
            (one.name, one.days) == (self.name, self.days) for one in standing
        )


def trace_of(note: ProgressNote) -> Trace:
    return Trace(
        _checksum(note.key or note.label),
        _checksum(note.text),
        (note.period_start, note.period_end),
    )


def trace_left(removed: RemovedNote) -> Trace:
    return Trace(removed.name, removed.text, (removed.period_start, removed.period_end))


def leave(note: ProgressNote, *, at: datetime) -> None:
    """Keep the trace of a note that is about to be deleted."""
    trace = trace_of(note)
    RemovedNote.objects.create(
        measure=note.measure,
        name=trace.name,
        text=trace.text,
        period_start=trace.days[0],
        period_end=trace.days[1],
        at=at,
    )


def _checksum(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()
