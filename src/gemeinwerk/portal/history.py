"""What citizens may know of a measure's past: published versions, and reports on its status.

Changes between two versions come from the frozen documents, never from the record of the draft:
a wording that was tried and dropped before it was published stays in the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from gemeinwerk.audit.sentences import Change as ReportedChange
from gemeinwerk.audit.sentences import public_history
from gemeinwerk.measures.comparing import Change, measure_changes
from gemeinwerk.measures.document.today import OF_WHAT_IS_OWED
from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.measures.verbs import BY_THE_CLOCK
from gemeinwerk.monitoring.shown import Decided
from gemeinwerk.monitoring.steering.models import Verdict
from gemeinwerk.portal.answer import Report

REPORTS = "measure.report_status"
CORRECTIONS = ("measure.correct_value", "measure.remove_value")
"""What was put right of what had been public. Other values stand with their indicator."""


STEPS = (
    "measure.reach_milestone",
    "measure.reopen_milestone",
    "measure.record_value",
    "measure.add_note",
)


@dataclass(frozen=True)
class Event:
    at: datetime
    text: str
    reason: str = ""
    changes: Sequence[Change | ReportedChange] = ()
    report: Report | None = None
    """Where it is a report on how far the measure is."""


def events(
    frozen: Sequence[FrozenMeasure], *, steps: bool = False, owed: bool = True
) -> list[Event]:
    """Newest first; `frozen` are the measure's published versions, oldest first. With ``steps``
    also what the page tells in its own place: milestones, values, notes, days that passed. Where
    nothing is ``owed`` (`versions.is_owed`) nobody was on course or late."""
    beside = (*STEPS, *(BY_THE_CLOCK if owed else ())) if steps else ()
    done = (REPORTS, *CORRECTIONS, *beside)
    found = [_first(frozen[0]), *(_next(old, new) for old, new in pairwise(frozen))]
    measure = frozen[-1].measure
    if measure is not None:
        found += [
            Event(
                told.at,
                told.text,
                told.reason,
                told.changes,
                Report(told.at, told.by) if told.verb == REPORTS else None,
            )
            for told in public_history(measure, done=done, without=() if owed else OF_WHAT_IS_OWED)
        ]
    return sorted(found, key=lambda event: event.at, reverse=True)


def decided(decisions: Sequence[Decided]) -> list[Event]:
    """Decisions that the office shows, each on its day."""
    return [
        Event(
            make_aware(datetime.combine(one.decided_on, time(12))),
            _("Am {day} entschieden: {verdict}.").format(
                day=date_format(one.decided_on, "DATE_FORMAT"), verdict=Verdict(one.verdict).label
            ),
            one.words,
        )
        for one in decisions
    ]


def _first(frozen: FrozenMeasure) -> Event:
    return Event(
        frozen.version.frozen_at,
        _("Am {day} zum ersten Mal veröffentlicht, in Fassung {n} ({kind}).").format(
            day=_day(frozen), n=frozen.version.number, kind=frozen.version.get_kind_display()
        ),
    )


def _next(old: FrozenMeasure, new: FrozenMeasure) -> Event:
    changes = measure_changes(old.content, new.content)
    if changes:
        sentence = _("Am {day} in Fassung {n} geändert: {what}.")
    else:
        sentence = _("Am {day} unverändert in Fassung {n} ({kind}).")
    text = sentence.format(
        day=_day(new),
        n=new.version.number,
        kind=new.version.get_kind_display(),
        what=", ".join(str(change.label) for change in changes),
    )
    return Event(new.version.frozen_at, text, changes=changes)


def _day(frozen: FrozenMeasure) -> str:
    return date_format(localtime(frozen.version.frozen_at), "DATE_FORMAT")


def reports(told: Sequence[Event]) -> list[Report]:
    """Who reported when on how far the measure is, of its events in their order."""
    return [event.report for event in told if event.report]
