"""What comes of a measure: possible in every state of the concept, since the text stands as it is.

reach_milestone(milestone, on=date(2026, 3, 20), by=user)
add_note(measure, label="Sachstand Herbst 2026", text="…", colour="green", by=user)
"""

from datetime import date

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.measures.models import Measure, Milestone, ProgressNote
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import NotPossible


def reach_milestone(milestone: Milestone, *, on: date | None, by: User | None) -> Milestone:
    """Say on which day a milestone was reached; None takes it back."""
    if on and on > localtime(audit.now()).date():
        raise NotPossible(_("Ein Meilenstein wird erst gemeldet, wenn er erreicht ist."))
    with transaction.atomic():
        measure = writing.lock(milestone.measure)
        present = measure.milestones.get(pk=milestone.pk)
        if present.reached_on == on:
            return present
        before = {"milestone": present.title, "reached_on": present.reached_on}
        present.reached_on = on
        present.save(update_fields=["reached_on"])
        writing.touch(measure, {})
        audit.record(
            "measure.reach_milestone",
            measure,
            by=by,
            before=before,
            after={"milestone": present.title, "reached_on": on},
            public=measure.concept.public,
        )
        return present


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
    with transaction.atomic():
        present = writing.lock(measure)
        note = ProgressNote.objects.create(
            measure=present,
            label=label.strip(),
            text=text.strip(),
            colour=colour,
            period_end=on or localtime(audit.now()).date(),
            position=present.notes.count(),
        )
        writing.touch(present, {})
        audit.record(
            "measure.add_note",
            present,
            by=by,
            after={"label": note.label, "text": note.text},
            public=present.concept.public,
        )
        return note
