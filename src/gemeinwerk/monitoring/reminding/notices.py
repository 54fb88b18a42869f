"""Reminders of a round as mails: what is missing, and who is told when if nothing comes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Deputy, Organisation
from gemeinwerk.actors.queries import deputies_of_units
from gemeinwerk.audit import operations as audit
from gemeinwerk.measures.notices import day_in_words, reach
from gemeinwerk.measures.queries import people_of_office
from gemeinwerk.monitoring.models import ReportingRound, RoundReminderKind
from gemeinwerk.monitoring.notices import address_of, link_told, to_desk
from gemeinwerk.monitoring.reminding.queries import Occasion, heads_of
from gemeinwerk.notices.kinds import Kind
from gemeinwerk.notices.kinds import register as register_kinds
from gemeinwerk.notices.operations import queue


def _kind(key: str, label: Promise, subject: Promise, action: Promise, template: str) -> Kind:
    return Kind(
        key=f"report.{key}",
        label=label,
        subject=subject,
        action=action,
        template=f"monitoring/notices/{template}.txt",
    )


DUE = _kind(
    "due",
    _("Erinnerung: Meldung zu Maßnahmen"),
    _("Erinnerung: Bitte melden bis {due}"),
    _("Bitte melden Sie, was aus Ihren Maßnahmen geworden ist."),
    "due",
)
BY_HAND = _kind(
    "reminded",
    _("Das Büro erinnert an eine Meldung"),
    _("Es fehlt noch: Meldung, {round}"),
    _("Bitte melden Sie, was aus Ihren Maßnahmen geworden ist."),
    "due",
)
MISSING = _kind(
    "missing",
    _("Meldungen fehlen über die Frist hinaus"),
    _("Ohne Meldung: {units}"),
    _("Bitte sprechen Sie mit den Fachbereichen, oder geben Sie die Federführung weiter."),
    "missing",
)
HEAD = _kind(
    "head",
    _("Dem übergeordneten Fachbereich: Meldungen fehlen"),
    _("Ohne Meldung: {units}"),
    _("Bitte sehen Sie nach, woran es liegt."),
    "missing",
)
register_kinds(DUE, BY_HAND, MISSING, HEAD)


def tell(occasions: Sequence[Occasion]) -> list[Occasion]:
    """Write the mails; gives those that count as told. Of a unit nobody is reached in, the office
    hears at once."""
    if not occasions:
        return []
    town = occasions[0].round.concept.municipality
    units = {one.pk: one for one in Organisation.objects.filter(municipality=town)}
    office = list(people_of_office(town.pk))
    people = reach(units.values())
    unreached: list[Occasion] = []
    for one in occasions:
        if one.kind != RoundReminderKind.DUE:
            continue
        somebody = people.get(one.unit.pk, [])
        for person in somebody:
            if not _reads_it_in_the_weekly_mail(person, one):
                to_unit(DUE, one, person)
        if not somebody:
            unreached.append(one)
    up = [one for one in occasions if one.kind == RoundReminderKind.MISSING]
    deputies = _deputies([*up, *unreached])
    _tell_office([*up, *unreached], office, deputies)
    for one in up:
        head = heads_of(one, units)
        known = {somebody.email for somebody in office}
        for person in people.get(head.pk, []) if head else []:
            if person.email not in known:
                _queue_missing(HEAD, one.round, [one], person, deputies, office_told=bool(office))
    return list(occasions)


def _reads_it_in_the_weekly_mail(person: Any, one: Occasion) -> bool:
    """Whoever wished for one mail a week has it there, before the day."""
    return isinstance(person, User) and bool(
        person.weekly and person.weekly_next and person.weekly_next <= one.round.due
    )


def to_unit(kind: Kind, one: Occasion, person: Any) -> None:
    queue(
        kind.key,
        town=one.round.concept.municipality,
        to=person,
        path=to_desk(one.round, person, address_of(one.round)),
        context={
            "round": one.round,
            "concept": one.round.concept,
            "unit": one.unit,
            "missing": one.missing,
            "due": day_in_words(one.round.due),
            "escalates_on": one.escalates_on and day_in_words(one.escalates_on),
            "head_too": one.head_too and one.unit.parent_id,
            **link_told(one.round, person),
        },
    )


def _deputies(occasions: Sequence[Occasion]) -> Mapping[int, Sequence[Deputy]]:
    """Who stands in where somebody is told of what is missing: that they know whom to ask."""
    units = {one.unit.pk for one in occasions}
    return deputies_of_units(units, localdate(audit.now())) if units else {}


def _tell_office(
    occasions: Sequence[Occasion],
    office: Iterable[Any],
    deputies: Mapping[int, Sequence[Deputy]],
) -> None:
    by_round: dict[ReportingRound, list[Occasion]] = {}
    for one in occasions:
        by_round.setdefault(one.round, []).append(one)
    for opened, own in by_round.items():
        for person in office:
            _queue_missing(MISSING, opened, own, person, deputies)


def _queue_missing(
    kind: Kind,
    opened: ReportingRound,
    own: Sequence[Occasion],
    person: Any,
    deputies: Mapping[int, Sequence[Deputy]],
    *,
    office_told: bool = False,
) -> None:
    page = reverse("monitoring:round", args=[opened.pk])
    queue(
        kind.key,
        town=opened.concept.municipality,
        to=person,
        path=f"{page}?stand=fehlt" if kind is MISSING else page,
        context={
            "units": ", ".join(str(one.unit) for one in own),
            "round": opened,
            "concept": opened.concept,
            "own": [(one, deputies.get(one.unit.pk, ())) for one in own],
            "due": day_in_words(opened.due),
            "office_told": office_told,
        },
    )
