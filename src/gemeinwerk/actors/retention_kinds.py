"""What actors keep of people, and for how long: those who take part in nothing any more, and what
was asked for about own data."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations
from gemeinwerk.actors.models import (
    ContactRow,
    DataLink,
    DataRequest,
    Deputy,
    Occupancy,
    Organisation,
    OrganisationKind,
    Person,
)
from gemeinwerk.actors.retention import kinds
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality

Keys = Collection[int]


def _idle(town: Municipality, before: date) -> Keys:
    """Without an account, and without any sign of taking part since."""
    found = Person.objects.filter(municipality=town, user=None).order_by("pk")
    for sign in kinds.signs():
        found = found.exclude(pk__in=sign(town, before))
    return list(found.values_list("pk", flat=True))


def _people(town: Municipality, keys: Keys) -> dict[int, kinds.Named]:
    found = Person.objects.filter(municipality=town, pk__in=keys).order_by("pk")
    return {
        one.pk: kinds.Named(one.name, reverse("actors:person", args=[one.pk]), one.function)
        for one in found
    }


def _erase_person(town: Municipality, key: int, by: User, reason: str) -> None:
    person = Person.objects.get(municipality=town, pk=key)
    operations.erase_person(person, by=by, reason=reason)


def _settled(town: Municipality, before: date) -> Keys:
    found = DataRequest.objects.filter(
        person__municipality=town, settled_at__lt=kinds.moment(before)
    )
    return list(found.order_by("pk").values_list("pk", flat=True))


def _requests(town: Municipality, keys: Keys) -> dict[int, kinds.Named]:
    found = DataRequest.objects.filter(person__municipality=town, pk__in=keys)
    return {
        one.pk: kinds.Named(
            f"{one.get_kind_display()}: {one.person}",
            reverse("actors:data_request", args=[one.pk]),
            _("erledigt am {day}").format(
                day=date_format(localtime(one.settled_at), "SHORT_DATE_FORMAT")
            ),
        )
        for one in found.select_related("person")
        if one.settled_at
    }


def _erase_request(town: Municipality, key: int, by: User, reason: str) -> None:
    DataRequest.objects.filter(person__municipality=town, pk=key).delete()


def _sitting(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Occupancy.objects.filter(Q(until=None) | Q(until__gte=since), person__municipality=town)
    return found.order_by().values("person")


def _deputies(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Deputy.objects.filter(person__municipality=town, until__gte=since)
    return found.order_by().values("deputy")


def _deputised(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Deputy.objects.filter(person__municipality=town, until__gte=since)
    return found.order_by().values("person")


def _written_of(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    """Somebody entered or changed something of them."""
    found = AuditEntry.objects.filter(
        municipality_id=town.pk, target_type=Person._meta.label_lower, at__gte=kinds.moment(since)
    )
    return found.order_by().values("target_id")


def _looked(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = DataLink.objects.filter(person__municipality=town, used_on__gte=since)
    return found.order_by().values("person")


def _asking(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    """Whoever asks for something gets an answer first."""
    lately = Q(settled_at=None) | Q(settled_at__gte=kinds.moment(since))
    found = DataRequest.objects.filter(lately, person__municipality=town)
    return found.order_by().values("person")


def _listed(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    """A list that was taken over names them; where nothing changed, nothing else says so."""
    found = ContactRow.objects.filter(
        person__municipality=town, run__applied_at__gte=kinds.moment(since), run__undone_at=None
    )
    return found.order_by().values("person")


def _in_the_administration(town: Municipality, _since: date) -> "QuerySet[Any, Any]":
    """Heads and staff of a unit answer for what it leads, whether or not they have an account."""
    links: QuerySet[Any, Any] = Person.organisations.through._default_manager.all()
    found = links.filter(
        organisation__municipality=town,
        organisation__kind=OrganisationKind.UNIT,
        organisation__active=True,
    )
    return found.order_by().values("person")


def _speaking(town: Municipality, _since: date) -> "QuerySet[Any, Any]":
    found = Organisation.objects.filter(speaker__municipality=town, active=True)
    return found.order_by().values("speaker")


for _one, *_columns in (
    (_sitting, "actors.occupancy.person"),
    (_deputies, "actors.deputy.deputy"),
    (_deputised, "actors.deputy.person"),
    (_written_of,),
    (_looked, "actors.datalink.person"),
    (_asking, "actors.datarequest.person"),
    (_listed, "actors.contactrow.person"),
    (_in_the_administration, "actors.person_organisations.person"),
    (_speaking, "actors.organisation.speaker"),
):
    kinds.sign(_one, *_columns)
kinds.no_sign(
    "two entries were looked at and found to be two people",
    "actors.different.one", "actors.different.other",
)  # fmt: skip
kinds.no_sign("two entries were one; the log says when", "actors.merge.person")
kinds.kind(
    kinds.Kind(
        "people",
        gettext_lazy("Personen, die an nichts mehr mitwirken"),
        36,
        _idle,
        _people,
        _erase_person,
        told=gettext_lazy(
            "Die Person, ihre Antworten und ihr Name in Texten verschwinden; frühere Sitze bleiben "
            "ohne Namen stehen."
        ),
    )
)
kinds.kind(
    kinds.Kind(
        "data_requests",
        gettext_lazy("erledigte Anliegen zu eigenen Daten"),
        36,
        _settled,
        _requests,
        _erase_request,
        told=gettext_lazy("Das Anliegen und die Antwort verschwinden."),
    )
)
