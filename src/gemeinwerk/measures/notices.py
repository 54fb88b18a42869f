"""Mails about measures: a unit is asked for its word, the office hears what it said."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure
from gemeinwerk.notices.models import Notice


def to_ask(measure: Measure) -> list[str]:
    """The addresses in the lead unit: its editors' accounts, else the unit's own address."""
    unit = measure.lead_unit
    if unit is None:
        return []
    people = [user.email for user in queries.people_of_unit(unit)]
    return people or [address for address in (unit.email,) if address]


def confirmation_asked(measure: Measure, *, by: User) -> None:
    text = _(
        "{name} bittet Ihren Fachbereich, die Maßnahme {measure} zu bestätigen. Lesen Sie sie "
        "bitte durch. Stehen Sie dahinter, so bestätigen Sie; wenn nicht, geben Sie sie mit einer "
        "Begründung zurück."
    ).format(name=by, measure=measure)
    subject = _("Bitte bestätigen: Maßnahme {measure}").format(measure=measure)
    _queue(measure, to_ask(measure), "measures.confirmation_asked", subject, text)


def returned(measure: Measure, *, by: User, reason: str) -> None:
    addresses = [user.email for user in queries.people_of_office(measure.municipality_id)]
    text = _("{name} gibt die Maßnahme {measure} zurück. Begründung: {reason}").format(
        name=by, measure=measure, reason=reason
    )
    subject = _("Zurückgegeben: Maßnahme {measure}").format(measure=measure)
    _queue(measure, addresses, "measures.returned", subject, text)


def _queue(measure: Measure, addresses: list[str], kind: str, subject: str, text: str) -> None:
    url = reverse("measures:confirmation", args=[measure.concept.slug, measure.pk])
    Notice.objects.bulk_create(
        Notice(
            municipality_id=measure.municipality_id,
            kind=kind,
            recipient=address,
            subject=subject[:200],
            body=text,
            action_url=url,
        )
        for address in addresses
    )
