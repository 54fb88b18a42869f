"""The lead unit says whether it stands behind its measure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.writing import collect, hold_all, verb
from gemeinwerk.measures import notices
from gemeinwerk.measures.lifecycle import CONFIRMATION, Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import writing
from gemeinwerk.measures.operations.refusals import (
    NobodyResponsible,
    NotPossible,
    require_reason,
)
from gemeinwerk.measures.verbs import MeasuresVerb


@verb
def ask_confirmation(measure: Measure, *, by: User, due: date | None = None) -> Measure:
    """Ask the lead unit whether it stands behind the measure, by a day if one is given; its people
    are told."""
    if due and due <= localdate(audit.now()):
        raise NotPossible(_("Die Frist muss nach dem heutigen Tag liegen."))
    present = writing.lock_text(measure)
    _require_lead(present)
    if not notices.to_ask(present):
        raise NobodyResponsible(
            _(
                "In „{unit}“ ist niemand, den Gemeinwerk fragen könnte. Laden Sie unter "
                "„Konten“ jemanden mit der Rolle Fachbereich ein, oder tragen Sie beim "
                "Fachbereich eine E-Mail-Adresse ein."
            ).format(unit=present.lead_unit)
        )
    if due:
        _move(present, Confirmation.ASKED, MeasuresVerb.MEASURE_ASK_WITHIN, by=by, due=due)
        notices.confirmations_asked([present], due=due, by=by)
        return present
    _move(present, Confirmation.ASKED, MeasuresVerb.MEASURE_ASK_CONFIRMATION, by=by)
    notices.confirmation_asked(present, by=by)
    return present


@verb
def confirm(measure: Measure, *, by: User, expected_revision: int) -> Measure:
    """The lead unit stands behind the measure as it read it (`expected_revision`)."""
    present = writing.lock_text(measure, expected_revision)
    _require_lead(present)
    moment = audit.now()
    _move(present, Confirmation.CONFIRMED, MeasuresVerb.MEASURE_CONFIRM, by=by, confirmed_at=moment)
    return present


@verb
def return_to_office(measure: Measure, *, by: User, reason: str, expected_revision: int) -> Measure:
    """The lead unit does not stand behind it, and says why; the office is told."""
    reason = require_reason(
        reason, _("Bitte schreiben Sie dem Büro, was an der Maßnahme zu ändern ist.")
    )
    present = writing.lock_text(measure, expected_revision)
    _require_lead(present)
    _move(present, Confirmation.RETURNED, MeasuresVerb.MEASURE_RETURN, by=by, note=reason)
    collect(notices.returned, notices.Return(present, by, reason))
    return present


@dataclass
class Answered:
    """Measures that were answered, and those that were not, each with the sentence why."""

    done: list[Measure] = field(default_factory=list)
    refused: list[tuple[Measure, str]] = field(default_factory=list)


@verb
def confirm_several(*, measures: Sequence[Measure], seen: Mapping[int, int], by: User) -> Answered:
    """Confirm each of one's measures as it was read: `seen` has their revisions by their keys.

    One that changed meanwhile is left out and said, the others count.
    """
    return _each(measures, lambda one: confirm(one, by=by, expected_revision=seen.get(one.pk, 0)))


@verb
def return_several(
    *, measures: Sequence[Measure], seen: Mapping[int, int], reason: str, by: User
) -> Answered:
    """Give each of them back for the same reason; the office gets one mail."""
    reason = require_reason(reason, _("Bitte schreiben Sie dem Büro, was zu ändern ist."))
    return _each(
        measures,
        lambda one: return_to_office(
            one, by=by, reason=reason, expected_revision=seen.get(one.pk, 0)
        ),
    )


def _each(measures: Sequence[Measure], answer: Callable[[Measure], Measure]) -> Answered:
    """Concepts first: whoever holds a measure before another's concept may wait in a circle."""
    if not measures:
        raise NotPossible(_("Bitte wählen Sie mindestens eine Maßnahme aus."))
    hold_all(Concept.objects.filter(pk__in={one.concept_id for one in measures}))
    answered = Answered()
    for measure in sorted(measures, key=lambda one: one.pk):
        try:
            answered.done.append(answer(measure))
        except DomainError as refusal:
            answered.refused.append((measure, refusal.message))
    return answered


def _require_lead(measure: Measure) -> None:
    if measure.lead_unit is None:
        raise NobodyResponsible(
            _(
                "Maßnahme {code} hat keine Federführung. Wählen Sie zuerst den Fachbereich aus, "
                "der sie verantwortet."
            ).format(code=measure.code)
        )


def _move(
    measure: Measure,
    following: Confirmation,
    deed: Verb,
    *,
    by: User,
    confirmed_at: Any = None,
    note: str = "",
    due: date | None = None,
) -> None:
    CONFIRMATION.require(measure, following)
    before = measure.confirmation
    measure.confirmation = following
    measure.confirmation_note = note
    measure.confirmed_at = confirmed_at
    columns = ["confirmation", "confirmation_note", "confirmed_at"]
    if following == Confirmation.ASKED:
        measure.confirmation_asked_on, measure.confirmation_due = localdate(audit.now()), due
        columns += ["confirmation_asked_on", "confirmation_due"]
    measure.save(update_fields=columns)
    audit.record(
        deed,
        measure,
        by=by,
        before={"confirmation": before},
        after={"confirmation": str(following)} | ({"confirmation_due": due} if due else {}),
        reason=note,
        public=measure.concept.public,
    )
