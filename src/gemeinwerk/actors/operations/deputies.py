"""Somebody stands in for a colleague: named by them or by the office, for a span of days.

name_deputy(person, deputy=other, since=date(2026, 12, 1), until=date(2026, 12, 18), by=user)
"""

from datetime import date

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import notices, queries
from gemeinwerk.actors.errors import Unfitting
from gemeinwerk.actors.models import Deputy, Person
from gemeinwerk.actors.verbs import ActorsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb

DAYS = 366
"""For longer somebody else belongs to the unit."""


@verb
def name_deputy(person: Person, *, deputy: Person, since: date, until: date, by: User) -> Deputy:
    """The deputy hears of it by mail. Recorded with both, as a seat is."""
    present = hold(person, "municipality")
    _require_fitting(present, deputy, since, until)
    new = Deputy.objects.create(person=present, deputy=deputy, since=since, until=until)
    span = {"since": since, "until": until}
    audit.record(ActorsVerb.DEPUTY_NAME, present, by=by, after=span)
    audit.record(ActorsVerb.DEPUTY_STAND_IN, deputy, by=by, after=span)
    notices.named(new, by=by)
    return new


@verb
def end_deputy(row: Deputy, *, by: User) -> None:
    """At once; what was done meanwhile stays done."""
    present = hold(row.person)
    found = hold(row, "deputy")
    for one in (present, found.deputy):
        audit.record(ActorsVerb.DEPUTY_END, one, by=by)
    found.delete()


def _require_fitting(person: Person, deputy: Person, since: date, until: date) -> None:
    if person == deputy:
        raise Unfitting(_("Bitte wählen Sie jemand anderen: Niemand vertritt sich selbst."))
    known = queries.colleagues(person.municipality)
    for one in (person, deputy):
        if not known.filter(pk=one.pk).exists():
            raise Unfitting(
                _(
                    "{name} hat kein Konto mit der Rolle „Fachbereich“. Vertreten können sich nur, "
                    "die für Fachbereiche antworten; Rollen vergibt das Büro."
                ).format(name=one)
            )
    if until < since:
        raise Unfitting(_("Die Vertretung endet vor ihrem Beginn."))
    if (until - since).days > DAYS:
        raise Unfitting(
            _(
                "Eine Vertretung dauert höchstens ein Jahr. Für länger tragen Sie die Person im "
                "Fachbereich ein."
            )
        )
    same = Deputy.objects.filter(person=person, deputy=deputy, since__lte=until, until__gte=since)
    if same.exists():
        raise Unfitting(_("{name} ist in dieser Zeit schon die Vertretung.").format(name=deputy))
