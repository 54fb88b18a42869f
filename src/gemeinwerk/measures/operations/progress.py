"""What comes of a measure: possible in every state of the concept, since the text stands as it is.

reach_milestone(milestone, on=date(2026, 3, 20), by=user)
add_note(measure, label="Sachstand Herbst 2026", text="…", colour="green", by=user)
remove_note(note, reason="steht doppelt", by=user)
"""

from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.conflicts import ABSENT, Absent
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures import queries, removed_notes
from gemeinwerk.measures.models import Measure, Milestone, ProgressNote
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import ChangedMeanwhile, NotPossible, require_reason
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def reach_milestone(
    milestone: Milestone, *, on: date | None, by: User | None, seen: date | Absent | None = ABSENT
) -> Milestone:
    """Say on which day a milestone was reached; None takes it back.

    `seen` is the day its writer saw there: `ChangedMeanwhile` where somebody put another since.
    """
    if on and on > _today():
        raise NotPossible(_("Ein Meilenstein wird erst gemeldet, wenn er erreicht ist."))
    measure = writing.lock(milestone.measure)
    present = hold(milestone)
    if present.reached_on == on:
        return present
    if seen is not ABSENT and present.reached_on != seen:
        raise ChangedMeanwhile(measure, queries.last_entry(measure))
    before = {"milestone": present.title, "reached_on": present.reached_on}
    present.reached_on = on
    present.save(update_fields=["reached_on"])
    writing.touch(measure, {})
    audit.record(
        MeasuresVerb.MEASURE_REACH_MILESTONE if on else MeasuresVerb.MEASURE_REOPEN_MILESTONE,
        measure,
        by=by,
        before=before,
        after={"milestone": present.title, "reached_on": on},
        public=measure.concept.public,
    )
    return present


@verb
def add_note(
    measure: Measure,
    *,
    label: str,
    text: str,
    by: User | None,
    colour: str = "",
    on: date | None = None,
) -> ProgressNote:
    """A dated note behind those there are; `on` is the day it speaks of."""
    if not label.strip() or not text.strip():
        raise NotPossible(_("Ein Sachstand braucht eine Überschrift und einen Text."))
    if on and on > _today():
        raise NotPossible(_("Ein Sachstand spricht von einem Tag, der schon war."))
    present = writing.lock(measure)
    day = on or _today()
    said = {"label": label.strip(), "text": text.strip(), "period_end": day}
    if present.notes.filter(**said).exists():
        raise NotPossible(_("Dieser Sachstand steht schon da, Wort für Wort."))
    note = ProgressNote.objects.create(
        measure=present,
        **said,
        colour=colour,
        position=present.notes.count(),
    )
    writing.touch(present, {})
    audit.record(
        MeasuresVerb.MEASURE_ADD_NOTE,
        present,
        by=by,
        after={"label": note.label, "text": note.text},
        public=present.concept.public,
    )
    return note


@verb
def remove_note(
    note: ProgressNote, *, reason: str, by: User | None, seen: str | None = None
) -> None:
    """Delete a note; its measure's history keeps it, and no file brings it back by itself.

    `seen` is the stamp of `note_told` when the page was opened.
    """
    reason = require_reason(reason, _("Bitte sagen Sie, warum der Sachstand gelöscht wird."))
    present = writing.lock_part(note, note_told, seen)
    removed_notes.leave(present, at=audit.now())
    said, deed = {"label": present.label, "text": present.text}, MeasuresVerb.MEASURE_REMOVE_NOTE
    writing.strike(present, said=said, deed=deed, reason=reason, by=by)


def note_told(note: ProgressNote) -> list[str]:
    """What a page says of a note; see `core.shown`."""
    return [note.label, note.text, str(note.period_start or ""), str(note.period_end or "")]


def _today() -> date:
    return localtime(audit.now()).date()
