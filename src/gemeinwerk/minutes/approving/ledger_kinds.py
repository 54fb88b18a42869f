"""Approved minutes enter the log with their checksum. Their content is internal: what is published
of them enters by itself (`publishing`)."""

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
from gemeinwerk.minutes.approving.models import LEDGER_KEY, MinutesVersion


def content(pk: int) -> bytes:
    return _version(pk).content.encode()


def card(pk: int) -> Card:
    found = _version(pk)
    return Card(
        title=str(found),
        about=_("Das Protokoll, wie es am {day} genehmigt wurde.").format(
            day=date_format(localtime(found.approved_at), "DATE_FORMAT")
        ),
        address=reverse("portal:home"),
    )


def public(keys: Iterable[int]) -> "QuerySet[Any]":
    return MinutesVersion.objects.none()


def inspect(pk: int) -> list[str]:
    found = _version(pk)
    if digest(found.content.encode()) != found.checksum:
        return [_("Was neben dem Protokoll steht, weicht von seinem Inhalt ab.")]
    return []


def _version(pk: int) -> MinutesVersion:
    row: MinutesVersion = MinutesVersion.objects.select_related("minutes__meeting__body").get(pk=pk)
    return row


register(
    Kind(
        key=LEDGER_KEY,
        model=MinutesVersion,
        label=gettext_lazy("Genehmigtes Protokoll"),
        town="minutes__meeting__body__municipality",
        order=("approved_at", "pk"),
        content=content,
        card=card,
        public=public,
        inspect=inspect,
    )
)
