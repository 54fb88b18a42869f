"""Mails about measures: a unit is asked for its word, the office hears what it said."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.measures import queries
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


def register() -> None:
    register_kinds(ASKED, RETURNED)


def to_ask(measure: Measure) -> list[Any]:
    """Who is asked in the lead unit: its editors, else the unit by its own address."""
    unit = measure.lead_unit
    if unit is None:
        return []
    return list(queries.people_of_unit(unit)) or ([unit] if unit.email else [])


def confirmation_asked(measure: Measure, *, by: User) -> None:
    for somebody in to_ask(measure):
        _queue(ASKED, measure, somebody, "measures:confirmation", by=by)


def returned(measure: Measure, *, by: User, reason: str) -> None:
    for somebody in queries.people_of_office(measure.municipality_id):
        _queue(RETURNED, measure, somebody, "measures:edit", by=by, reason=reason)


def _queue(kind: Kind, measure: Measure, to: Any, page: str, **context: Any) -> None:
    queue(
        kind.key,
        town=measure.concept.municipality,
        to=to,
        path=reverse(page, args=[measure.concept.slug, measure.pk]),
        context={"measure": measure, "concept": measure.concept, **context},
    )
