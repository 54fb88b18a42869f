"""Whoever may still get a place in a group takes part; how long wishes and proposals are kept."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.retention import kinds
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.compositions import operations
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.compositions.operations import OVER
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.municipalities.models import Municipality


def _candidates(town: Municipality, _since: date) -> "QuerySet[Any, Any]":
    found = Candidate.objects.filter(person__municipality=town).exclude(concept__status__in=OVER)
    return found.order_by().values("person")


def _over(town: Municipality, before: date) -> list[int]:
    """Concepts over, and not only since that day: the log says when the status changed."""
    lately = AuditEntry.objects.filter(
        target_type=Concept._meta.label_lower,
        verb=ConceptsVerb.CONCEPT_ADVANCE,
        at__gte=kinds.moment(before),
    )
    there = (Candidate.objects.filter(concept=OuterRef("pk")),
             Composition.objects.filter(concept=OuterRef("pk")))  # fmt: skip
    found = Concept.objects.filter(
        Q(Exists(there[0])) | Q(Exists(there[1])), municipality=town, status__in=OVER
    ).exclude(pk__in=lately.values("target_id"))
    return list(found.order_by("pk").values_list("pk", flat=True))


def _concepts(town: Municipality, keys: Collection[int]) -> dict[int, kinds.Named]:
    found = Concept.objects.filter(municipality=town, pk__in=keys)
    people = Count("candidates", distinct=True)
    proposals = Count("compositions", distinct=True)
    return {
        one.pk: kinds.Named(
            str(one),
            reverse("desk:concept", args=[one.slug]),
            _("Menschen: {people}, Vorschläge: {proposals}").format(
                people=one.people, proposals=one.proposals
            ),
        )
        for one in found.annotate(people=people, proposals=proposals)
    }


def _forget(town: Municipality, key: int, by: User, reason: str) -> None:
    concept = Concept.objects.get(municipality=town, pk=key)
    operations.forget_choice(concept, by=by, reason=reason)


kinds.sign(_candidates, "compositions.candidate.person")
kinds.kind(
    kinds.Kind(
        "candidates",
        gettext_lazy("Wünsche und Vorschläge zur Besetzung abgeschlossener Konzepte"),
        12,
        _over,
        _concepts,
        _forget,
        told=gettext_lazy(
            "Wer infrage kam, was gewünscht und was vorgeschlagen war, verschwindet. Wer einen "
            "Sitz bekam, behält ihn."
        ),
    )
)
