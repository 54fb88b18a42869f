"""Mails about measures: a unit is asked for its word, the office hears what it said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue

ASKED = Kind(
    key="measure.confirmation_asked",
    label=_("Bitte um Bestätigung einer Maßnahme"),
    subject=_("Bitte bestätigen: Maßnahme {measure}"),
    action=_("Bitte bestätigen Sie die Maßnahme, oder geben Sie sie mit einer Begründung zurück."),
    template="measures/notices/confirmation_asked.txt",
)
RETURNED = Kind(
    key="measure.returned",
    label=_("Ein Fachbereich gibt eine Maßnahme zurück"),
    subject=_("Zurückgegeben: Maßnahme {measure}"),
    action=_("Bitte überarbeiten Sie die Maßnahme und bitten Sie dann erneut um Bestätigung."),
    template="measures/notices/returned.txt",
)


ROUND = Kind(
    key="measure.confirmations_asked",
    label=_("Bitte um Bestätigung bis zu einem Tag"),
    subject=_("Bitte bestätigen bis {due}: {measures}"),
    action=_("Bitte antworten Sie bis zum {due}: Bestätigen Sie, oder geben Sie zurück."),
    template="measures/notices/confirmations_asked.txt",
)
LAPSED = Kind(
    key="measure.confirmation_lapsed",
    label=_("Eine Bestätigung gilt nicht mehr"),
    subject=_("Ihre Bestätigung gilt nicht mehr: {measures}"),
    action=_(
        "Zu tun ist vorerst nichts: Das Büro bittet erneut um Bestätigung, wenn der Text steht."
    ),
    template="measures/notices/confirmation_lapsed.txt",
)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


day_in_words = lazy(_day, str)
"""A day in the language of whoever reads the mail."""


@dataclass(frozen=True)
class Lapse:
    """A measure whose text another hand changed, the unit that stood behind it, and what changed
    (names of values)."""

    measure: Measure
    unit_id: int | None
    names: list[str]
    by: User | None


@dataclass(frozen=True)
class Return:
    """A measure its unit gave back, and why."""

    measure: Measure
    by: User
    reason: str


register_kinds(ASKED, ROUND, RETURNED, LAPSED)


def to_ask(measure: Measure) -> list[Any]:
    """Who is asked in the lead unit: its editors, else the unit by its own address."""
    return people_of(measure.lead_unit) if measure.lead_unit else []


def people_of(unit: Organisation) -> list[Any]:
    return _reached(unit, queries.people_of_unit(unit))


def reach(units: Iterable[Organisation]) -> dict[int, list[Any]]:
    """The same for many units, by their keys: two queries."""
    present = {unit.pk: unit for unit in units}
    people = queries.people_of_units({key for key, unit in present.items() if unit.active})
    return {key: _reached(unit, people.get(key, ())) for key, unit in present.items()}


def _reached(unit: Organisation, people: Iterable[User]) -> list[Any]:
    """In one that was dissolved is nobody."""
    if not unit.active:
        return []
    return list(people) or ([unit] if unit.email else [])


def by_person(measures: Iterable[Measure]) -> list[tuple[Any, list[Measure]]]:
    """Who is told of which of these measures: each person once, whatever number of units they
    belong to."""
    rows = list(measures)
    told = reach({one.lead_unit.pk: one.lead_unit for one in rows if one.lead_unit}.values())
    found: dict[str, tuple[Any, list[Measure]]] = {}
    for measure in rows:
        for somebody in told.get(measure.lead_unit_id or 0, ()):
            found.setdefault(somebody.email, (somebody, []))[1].append(measure)
    return list(found.values())


def confirmations_asked(measures: list[Measure], *, due: date, by: User) -> None:
    """One mail for each person, with all they are asked about."""
    for somebody, own in by_person(sorted(measures, key=lambda one: one.pk)):
        first = own[0]
        one = reverse("measures:confirmation", args=[first.concept.slug, first.pk])
        queue(
            ROUND.key,
            town=first.concept.municipality,
            to=somebody,
            path=reverse("measures:answer") if len(own) > 1 else one,
            context={
                "measures": ", ".join(measure.code for measure in own),
                "own": own,
                "concept": first.concept,
                "due": day_in_words(due),
                "by": by,
            },
        )


def confirmation_asked(measure: Measure, *, by: User) -> None:
    for somebody in to_ask(measure):
        _queue(ASKED, measure, somebody, "measures:confirmation", by=by)


def _named(measures: Sequence[Measure]) -> Measure | str:
    """The one measure, or the numbers of all."""
    one, *others = measures
    return ", ".join(measure.code for measure in measures) if others else one


def _page(measures: Sequence[Measure], page: str, filtered: str) -> str:
    """A page of the one measure, or the list of its concept, filtered so that all stand there."""
    one, *others = measures
    if others:
        return f"{reverse('measures:table', args=[one.concept.slug])}{filtered}"
    return reverse(page, args=[one.concept.slug, one.pk])


def returned(returns: list[Return]) -> None:
    """One mail for each person of the office, whatever number of measures one verb gave back."""
    measures = [one.measure for one in returns]
    concept = measures[0].concept
    for somebody in queries.people_of_office(concept.municipality_id):
        queue(
            RETURNED.key,
            town=concept.municipality,
            to=somebody,
            path=_page(measures, "measures:edit", f"?bestaetigung={Confirmation.RETURNED}"),
            context={
                "measure": _named(measures),
                "returns": returns,
                "concept": concept,
                "by": returns[0].by,
                "unit": measures[0].lead_unit,
            },
        )


def lapsed(lapses: list[Lapse]) -> None:
    """One mail for each person of each unit, whatever number of measures one verb changed.

    As the measures are drafts from then on, no further edit writes again until they are confirmed
    anew.
    """
    units = Organisation.objects.in_bulk({one.unit_id for one in lapses if one.unit_id})
    for unit in units.values():
        own = sorted(
            (one for one in lapses if one.unit_id == unit.pk), key=lambda one: one.measure.pk
        )
        for somebody in people_of(unit):
            if somebody != own[0].by:
                _queue_lapsed(unit, own, somebody)


def _queue_lapsed(unit: Organisation, lapses: list[Lapse], to: Any) -> None:
    measures = [one.measure for one in lapses]
    concept = measures[0].concept
    queue(
        LAPSED.key,
        town=concept.municipality,
        to=to,
        path=_page(measures, "measures:overview", f"?stelle={unit.pk}"),
        context={
            "measures": _named(measures),
            "concept": concept,
            "unit": unit,
            "by": lapses[0].by or "Gemeinwerk",
            "lapses": [
                (one.measure, [plain_values.label(name) for name in one.names]) for one in lapses
            ],
        },
    )


def _queue(kind: Kind, measure: Measure, to: Any, page: str, **context: Any) -> None:
    queue(
        kind.key,
        town=measure.concept.municipality,
        to=to,
        path=reverse(page, args=[measure.concept.slug, measure.pk]),
        context={"measure": measure, "concept": measure.concept, **context},
    )
