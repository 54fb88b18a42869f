"""What becomes of contributions: said with a reason, read by a second person, taken back.

assign(concept, numbers=[87, 91], kind="in_part", measure=measure, reason="Die …", by=user)
assign(concept, numbers=[92], kind="adopted", goal=goal, reason="Die …", by=user)
remove(outcome, by=user)
check(concept, numbers=[87, 91], by=another)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.errors import NotAnswerable, ReadByOneself, Unsaid
from gemeinwerk.answers.models import (
    IN_A_MEASURE,
    POINTS_ON,
    Outcome,
    OutcomeKind,
    OutcomeState,
)
from gemeinwerk.answers.verbs import AnswersVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging.queries import SILENT, standing
from gemeinwerk.contributions.models import Contribution, Merge
from gemeinwerk.core.shown import SeenOtherwise, require_same
from gemeinwerk.core.writing import hold, hold_all, verb
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Goal, Measure


@dataclass(frozen=True)
class Rewritten:
    """The description of the measure, written on beside the contribution, and the revision its
    writer had before them."""

    description: str
    revision: int


@verb
def assign(
    concept: Concept,
    *,
    numbers: Sequence[int],
    kind: str,
    reason: str,
    measure: Measure | None = None,
    goal: Goal | None = None,
    to: str = "",
    rewritten: Rewritten | None = None,
    by: User | None,
    seen: str | None = None,
) -> list[Outcome]:
    """Say what becomes of one or several contributions. Said again of the first, it replaces what
    was said of the same measure, goal or place; of the others nothing is written over.

    `seen` is the stamp of `told` of the first. Raises Unsaid, NotAnswerable, SeenOtherwise, and
    what `measures.edit` raises.
    """
    concept = hold(concept)
    place = _place(concept, measure or goal, rewritten, by) if kind in IN_A_MEASURE else None
    _require_said(kind, place, to, reason)
    held = _contributions(concept, numbers)
    first = next((one for one in held if one.number == numbers[0]), None)
    if first is None:
        raise NotAnswerable(_("Diesen Beitrag gibt es nicht."))
    _require_answerable(held)
    require_same(told(first), seen)
    written = {
        "kind": kind,
        "measure": place if isinstance(place, Measure) else None,
        "goal": place if isinstance(place, Goal) else None,
        "measure_text": str(place)[:400] if place is not None else "",
        "to": to.strip() if kind in POINTS_ON else "",
        "reason": reason.strip(),
    }
    present = _present(held, written)
    if strange := [one.number for one in held if one.pk in present and one != first]:
        raise SeenOtherwise(
            _("Dazu steht hierfür schon etwas; bitte sehen Sie es einzeln an: {numbers}.").format(
                numbers=", ".join(map(str, strange))
            )
        )
    found = [
        _written(present.get(one.pk) or Outcome(contribution=one), written, by) for one in held
    ]
    audit.record_all(
        [
            audit.entry(
                AnswersVerb.OUTCOME_ASSIGN,
                one.contribution,
                by=by,
                after={"outcome": in_short(one)},
            )
            for one in found
        ]
    )
    return found


@verb
def assign_new(
    concept: Concept,
    *,
    numbers: Sequence[int],
    changes: Mapping[str, Any],
    reason: str,
    by: User | None,
    seen: str | None = None,
) -> Measure:
    """A new measure out of contributions; `changes` as `measures.operations.create` takes them."""
    concept = hold(concept)
    made = measures.create(concept, by=by, changes=changes)
    kind = OutcomeKind.ADOPTED
    assign(concept, numbers=numbers, kind=kind, reason=reason, measure=made, by=by, seen=seen)
    return made


@verb
def remove(outcome: Outcome, *, by: User | None, seen: str | None = None) -> None:
    """Nothing of it is said any more; `seen` is the stamp of `told` of its contribution."""
    found = _held(outcome)
    require_same(told(found.contribution), seen)
    audit.record(
        AnswersVerb.OUTCOME_REMOVE, found.contribution, by=by, before={"outcome": in_short(found)}
    )
    found.delete()


@verb
def check(concept: Concept, *, numbers: Sequence[int], by: User) -> int:
    """A second person has read what is said of these contributions; how many reasons. What is
    checked already stays so.

    Raises ReadByOneself where nobody else wrote any of them.
    """
    concept = hold(concept)
    rows = Outcome.objects.filter(contribution__concept=concept, contribution__number__in=numbers)
    drafts = [one for one in _all(rows) if one.state == OutcomeState.DRAFT and not one.is_lost]
    others = [one for one in drafts if one.changed_by_id != by.pk]
    if drafts and not others:
        raise ReadByOneself(
            _("Die Begründungen haben Sie selbst geschrieben. Gegenlesen muss jemand anderes.")
        )
    for one in others:
        one.state, one.checked_at, one.checked_by = OutcomeState.CHECKED, audit.now(), by
    Outcome.objects.bulk_update(others, ["state", "checked_at", "checked_by"], batch_size=200)
    audit.record_all(
        [
            audit.entry(
                AnswersVerb.OUTCOME_CHECK, one.contribution, by=by, after={"outcome": in_short(one)}
            )
            for one in others
        ]
    )
    return len(others)


_TOLD = ("pk", "kind", "measure", "goal", "to", "reason")


def told(contribution: Contribution) -> list[Any]:
    """What a page says of a contribution; see `core.shown`."""
    rows = Outcome.objects.filter(contribution=contribution.pk).order_by("pk")
    return [contribution.pk, *map(list, rows.values_list(*_TOLD))]


def in_short(outcome: Outcome) -> str:
    """„zum Teil aufgenommen: 2.2 Wohnberatung“."""
    return ": ".join(filter(None, [str(outcome.get_kind_display()), outcome.where]))


def _place(
    concept: Concept, wanted: Measure | Goal | None, rewritten: Rewritten | None, by: User | None
) -> Measure | Goal | None:
    """Held; a measure with its text as it was written on."""
    place = hold(wanted) if wanted is not None else None
    if place is not None and place.concept_id != concept.pk:
        raise Unsaid(_("Bitte wählen Sie eine Maßnahme oder ein Ziel dieses Konzepts."))
    if not isinstance(place, Measure) or rewritten is None:
        return place
    return measures.edit(
        place,
        changes={"description": rewritten.description},
        by=by,
        expected_revision=rewritten.revision,
    )


def _require_said(kind: str, place: Measure | Goal | None, to: str, reason: str) -> None:
    if kind in IN_A_MEASURE and place is None:
        raise Unsaid(_("Bitte wählen Sie die Maßnahme oder das Ziel."))
    if kind in POINTS_ON and not to.strip():
        raise Unsaid(_("Bitte schreiben Sie, wohin: bis wann, oder wessen Sache es ist."))
    if not reason.strip():
        raise Unsaid(_("Bitte schreiben Sie, warum. Ohne Begründung geht keine Antwort hinaus."))


def _require_answerable(held: Sequence[Contribution]) -> None:
    if silent := [one.number for one in held if one.state in SILENT]:
        raise NotAnswerable(
            _(
                "Zurückgezogen oder noch nicht geprüft, und darum nicht zu beantworten: Beitrag "
                "{numbers}."
            ).format(numbers=", ".join(map(str, silent)))
        )
    merged = Merge.objects.filter(one__in=[one.pk for one in held], undone_at=None)
    if row := merged.select_related("one", "into").first():
        raise NotAnswerable(
            _("Beitrag {one} wird zusammen mit Beitrag {into} beantwortet.").format(
                one=row.one.number, into=row.into.number
            )
        )
    split = standing().filter(whole__in=[one.pk for one in held]).select_related("whole")
    if part := split.first():
        raise NotAnswerable(
            _("Beitrag {number} ist geteilt und wird mit seinen Teilen beantwortet.").format(
                number=part.whole.number
            )
        )


def _present(held: Sequence[Contribution], written: Mapping[str, Any]) -> dict[int, Outcome]:
    """What is said of the same measure or goal, or of the same kind and place."""
    rows = Outcome.objects.filter(contribution__in=[one.pk for one in held])
    rows = rows.filter(measure=written["measure"], goal=written["goal"])
    if written["kind"] not in IN_A_MEASURE:
        rows = rows.filter(kind=written["kind"])
    return {one.contribution_id: one for one in _all(rows)}


def _written(outcome: Outcome, written: Mapping[str, Any], by: User | None) -> Outcome:
    for name, value in written.items():
        setattr(outcome, name, value)
    outcome.state, outcome.checked_at, outcome.checked_by = OutcomeState.DRAFT, None, None
    outcome.changed_at, outcome.changed_by = audit.now(), by
    if outcome.pk is None:
        outcome.made_at = outcome.changed_at
    outcome.save()
    return outcome


def _held(outcome: Outcome) -> Outcome:
    hold(outcome.contribution.concept)
    return hold(outcome, "contribution__concept", "measure", "goal")


def _all(rows: Any) -> list[Outcome]:
    return hold_all(rows.select_related("contribution__concept", "measure", "goal"))


def _contributions(concept: Concept, numbers: Sequence[int]) -> list[Contribution]:
    rows = Contribution.objects.filter(concept=concept, number__in=numbers)
    return hold_all(rows.select_related("concept"))
