"""Releases enter the log with exactly the bytes of their JSON file."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.ledger.kinds import Card, Kind, register
from gemeinwerk.representation.files import as_file
from gemeinwerk.representation.models import Release

KEY = "representation"


def content(pk: int) -> bytes:
    """The release as `zahlen.json` gives it out."""
    return as_file(_found(pk).content)


def card(pk: int) -> Card:
    found = _found(pk)
    concept = found.enquiry.concept
    return Card(
        title=f"{concept.name}, {found}",
        about=_(
            "Die Zahlen, wie sie am {day} erstellt wurden. Eingetragen ist die Prüfsumme ihrer "
            "JSON-Datei."
        ).format(day=date_format(localtime(found.made_at), "DATE_FORMAT")),
        address=reverse("portal:presence", args=[concept.slug, found.number]),
    )


def public(keys: Iterable[int]) -> "QuerySet[Any]":
    return Release.objects.filter(pk__in=list(keys), published=True, enquiry__concept__public=True)


def inspect(pk: int) -> list[str]:
    """What the bytes of the file do not tell: how they are stored, and what stands beside them."""
    found = _found(pk)
    faults = []
    stored = Release.objects.annotate(stored=Cast("content", TextField())).get(pk=pk).stored
    if connection.vendor == "sqlite" and stored != json.dumps(found.content):
        faults.append(_("Das Dokument der Veröffentlichung wurde umgeschrieben."))
    if found.content.get("number") != found.number:
        faults.append(_("Die Nummer weicht vom Dokument der Veröffentlichung ab."))
    return faults


def _found(pk: int) -> Release:
    return Release.objects.select_related("enquiry__concept").get(pk=pk)


register(
    Kind(
        key=KEY,
        model=Release,
        label=gettext_lazy("Wer ist dabei?"),
        town="enquiry__concept__municipality",
        order=("made_at", "pk"),
        content=content,
        card=card,
        public=public,
        inspect=inspect,
    )
)
