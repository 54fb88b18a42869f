"""Published minutes enter the log with exactly the bytes of their JSON file."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.ledger.kinds import Card, Kind, register
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.minutes.publishing.models import LEDGER_KEY, PublishedMinutes


def content(pk: int) -> bytes:
    return _published(pk).content.encode()


def card(pk: int) -> Card:
    found = _published(pk)
    meeting = found.version.minutes.meeting
    told = _(
        "Das Protokoll, wie es am {day} veröffentlicht wurde. Eingetragen ist die Prüfsumme {of}."
    )
    address = reverse("portal:home")
    if meeting.concept:
        address = reverse("portal:minutes", args=[meeting.concept.slug, meeting.pk])
    return Card(
        title=str(found.version),
        about=told.format(
            day=date_format(localtime(found.published_at), "DATE_FORMAT"),
            of=_("seiner JSON-Datei"),
        ),
        address=address,
    )


def public(keys: Iterable[int]) -> "QuerySet[Any]":
    return PublishedMinutes.objects.filter(
        pk__in=list(keys),
        withdrawn=False,
        version__minutes__meeting__public=True,
        version__minutes__meeting__concept__public=True,
    )


def inspect(pk: int) -> list[str]:
    found = _published(pk)
    if digest(found.content.encode()) != found.checksum:
        return [_("Was neben dem Protokoll steht, weicht von seinem Inhalt ab.")]
    return []


def _published(pk: int) -> PublishedMinutes:
    found = PublishedMinutes.objects.select_related(
        "version__minutes__meeting__body", "version__minutes__meeting__concept"
    )
    row: PublishedMinutes = found.get(pk=pk)
    return row


register(
    Kind(
        key=LEDGER_KEY,
        model=PublishedMinutes,
        label=gettext_lazy("Veröffentlichtes Protokoll"),
        town="version__minutes__meeting__body__municipality",
        order=("published_at", "pk"),
        content=content,
        card=card,
        public=public,
        inspect=inspect,
    )
)
