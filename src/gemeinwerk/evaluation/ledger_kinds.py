"""Closed evaluations enter the log with exactly the bytes of their JSON file."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.evaluation.document import as_file
from gemeinwerk.evaluation.models import Evaluation, EvaluationState
from gemeinwerk.ledger.kinds import Card, Kind, register

KEY = "evaluation"


def content(pk: int) -> bytes:
    """The evaluation as `auswertung.json` gives it out."""
    return as_file(_closed(pk).content)


def card(pk: int) -> Card:
    found = _closed(pk)
    assert found.closed_at
    return Card(
        title=f"{found.concept.name}, {found}",
        about=_(
            "Die Auswertung, wie sie am {day} abgeschlossen wurde. Eingetragen ist die Prüfsumme "
            "ihrer JSON-Datei."
        ).format(day=date_format(localtime(found.closed_at), "DATE_FORMAT")),
        address=reverse("portal:evaluation", args=[found.concept.slug, found.number]),
    )


def public(keys: Iterable[int]) -> "QuerySet[Any]":
    return Evaluation.objects.filter(pk__in=list(keys), published=True, concept__public=True)


def inspect(pk: int) -> list[str]:
    """What the bytes of the file do not tell: how they are stored, and what stands beside them."""
    found = _closed(pk)
    faults = []
    stored = Evaluation.objects.annotate(stored=Cast("content", TextField())).get(pk=pk).stored
    if connection.vendor == "sqlite" and stored != json.dumps(found.content):
        faults.append(_("Das Dokument der Auswertung wurde umgeschrieben."))
    beside = {"number": found.number, "kind": found.kind, "as_of": str(found.as_of)}
    if other := [name for name, value in beside.items() if found.content.get(name) != value]:
        faults.append(
            _("{columns} weicht vom Dokument der Auswertung ab.").format(columns=", ".join(other))
        )
    return faults


def _closed(pk: int) -> Evaluation:
    return Evaluation.objects.select_related("concept").get(pk=pk, state=EvaluationState.CLOSED)


register(
    Kind(
        key=KEY,
        model=Evaluation,
        label=gettext_lazy("Auswertung eines Konzepts"),
        town="concept__municipality",
        order=("closed_at", "pk"),
        content=content,
        card=card,
        public=public,
        inspect=inspect,
        only=Q(state=EvaluationState.CLOSED),
    )
)
