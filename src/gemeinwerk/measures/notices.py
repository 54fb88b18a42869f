"""Mails about measures: a unit is asked for its word, the office hears what it said."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.measures import plain_values, queries
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


LAPSED = Kind(
    key="measure.confirmation_lapsed",
    label=_("Eine Bestätigung gilt nicht mehr"),
    subject=_("Ihre Bestätigung gilt nicht mehr: {measures}"),
    action=_(
        "Zu tun ist vorerst nichts: Das Büro bittet erneut um Bestätigung, wenn der Text steht."
    ),
    template="measures/notices/confirmation_lapsed.txt",
)


@dataclass(frozen=True)
class Lapse:
    """A measure whose text another hand changed, the unit that stood behind it, and what changed
    (names of values)."""

    measure: Measure
    unit_id: int | None
    names: list[str]
    by: User | None


register_kinds(ASKED, RETURNED, LAPSED)


def to_ask(measure: Measure) -> list[Any]:
    """Who is asked in the lead unit: its editors, else the unit by its own address."""
    return people_of(measure.lead_unit) if measure.lead_unit else []


def people_of(unit: Organisation) -> list[Any]:
    return list(queries.people_of_unit(unit)) or ([unit] if unit.email else [])


def confirmation_asked(measure: Measure, *, by: User) -> None:
    for somebody in to_ask(measure):
        _queue(ASKED, measure, somebody, "measures:confirmation", by=by)


def returned(measure: Measure, *, by: User, reason: str) -> None:
    for somebody in queries.people_of_office(measure.municipality_id):
        _queue(RETURNED, measure, somebody, "measures:edit", by=by, reason=reason)


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
    first = lapses[0].measure
    concept, several = first.concept, len(lapses) > 1
    codes = ", ".join(one.measure.code for one in lapses)
    overview = reverse("measures:overview", args=[concept.slug, first.pk])
    table = reverse("measures:table", args=[concept.slug])
    queue(
        LAPSED.key,
        town=concept.municipality,
        to=to,
        path=f"{table}?stelle={unit.pk}" if several else overview,
        context={
            "measures": codes if several else first,
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
