"""Frozen versions enter the log with exactly the bytes of their JSON file."""

import json
from collections.abc import Iterable
from datetime import date
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
from gemeinwerk.measures.document import checksum, version_document
from gemeinwerk.measures.document.catalogue import frozen_document
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure

KEY = "catalogue.version"


def content(pk: int) -> bytes:
    """The whole catalogue as `katalog.json` gives it out."""
    return FORMATS["json"].write(Export(version_document(_version(pk))))


def card(pk: int) -> Card:
    version = _version(pk)
    return Card(
        title=f"{version.concept.name}, {version}",
        about=_(
            "Der ganze Katalog, wie er am {day} eingefroren wurde. Eingetragen ist die "
            "Prüfsumme seiner JSON-Datei."
        ).format(day=date_format(localtime(version.frozen_at), "DATE_FORMAT")),
        address=reverse("portal:version", args=[version.concept.slug, version.number]),
    )


def public(keys: Iterable[int]) -> "QuerySet[Any]":
    return CatalogueVersion.objects.filter(pk__in=list(keys), published=True, concept__public=True)


def inspect(pk: int) -> list[str]:
    """What the bytes of the file do not tell: persons kept back when it is read, and the columns
    beside the documents that lists are made of."""
    faults = []
    documents = []
    for number, row in enumerate(_stored(pk), start=1):
        document = json.loads(row["stored"])
        documents.append(document)
        told = {**_columns(document), "position": number}
        if other := [name for name, value in told.items() if row[name] != value]:
            faults.append(
                _("Maßnahme {code}: {columns} weicht vom Dokument ab.").format(
                    code=row["code"], columns=", ".join(other)
                )
            )
        if not _as_written(row["stored"], document):
            faults.append(
                _("Maßnahme {code}: Das Dokument wurde umgeschrieben.").format(code=row["code"])
            )
    version = _version(pk)
    if not _as_written(_head(pk), version.content):
        faults.append(_("Der Kopf der Fassung wurde umgeschrieben."))
    if checksum(frozen_document(version, documents)) != version.checksum:
        faults.append(_("Die Prüfsumme der Fassung passt nicht zu ihrem Wortlaut."))
    return faults


def _stored(pk: int) -> Iterable[dict[str, Any]]:
    """The rows of a version past what keeps persons back, their documents as text."""
    rows = FrozenMeasure.objects.filter(version=pk).order_by("position", "id")
    told = rows.annotate(stored=Cast("content", TextField()))
    found: Iterable[dict[str, Any]] = told.values("stored", "position", *_COLUMNS)
    return found


def _head(pk: int) -> str:
    found = CatalogueVersion.objects.filter(pk=pk).annotate(stored=Cast("content", TextField()))
    stored: str = found.values_list("stored", flat=True).get()
    return stored


_COLUMNS = (
    "code",
    "title",
    "field_code",
    "themes_text",
    "implementation",
    "start",
    "end",
    "permanent",
)


def _columns(document: Document) -> Document:
    """What `versioning.frozen` writes beside a document."""
    start, end = (_date(document[name]) for name in ("start", "end"))
    return {
        "code": document["code"],
        "title": document["title"],
        "field_code": document["field"]["code"],
        "themes_text": f"|{'|'.join(document['themes'])}|" if document["themes"] else "",
        "implementation": document["implementation"],
        "start": start,
        "end": end,
        "permanent": document["permanent"],
    }


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _as_written(stored: str, document: Document) -> bool:
    """SQLite keeps JSON as text, with every blank; PostgreSQL keeps what it means."""
    return connection.vendor != "sqlite" or stored == json.dumps(document)


def _version(pk: int) -> CatalogueVersion:
    found: CatalogueVersion = CatalogueVersion.objects.select_related("concept").get(pk=pk)
    return found


register(
    Kind(
        key=KEY,
        model=CatalogueVersion,
        label=gettext_lazy("Fassung eines Katalogs"),
        town="concept__municipality",
        order=("frozen_at", "pk"),
        content=content,
        card=card,
        public=public,
        inspect=inspect,
    )
)
