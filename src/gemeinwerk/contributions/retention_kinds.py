"""How long is kept whose voice a contribution is, and that whoever said something takes part."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.retention import kinds
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations
from gemeinwerk.contributions.models import Voice
from gemeinwerk.municipalities.models import Municipality


def _spoke(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Voice.objects.filter(
        person__municipality=town, contribution__received_at__gte=kinds.moment(since)
    )
    return found.order_by().values("person")


def _long_ago(town: Municipality, before: date) -> list[int]:
    """Concepts of which nobody has said anything since."""
    found = Voice.objects.filter(contribution__concept__municipality=town)
    newest = (
        found.order_by()
        .values("contribution__concept")
        .annotate(newest=Max("contribution__received_at"))
    )
    over = newest.filter(newest__lt=kinds.moment(before))
    return sorted(over.values_list("contribution__concept", flat=True))


def _named(town: Municipality, keys: Collection[int]) -> dict[int, kinds.Named]:
    concepts = Concept.objects.filter(municipality=town, pk__in=keys)
    numbers: dict[int, int] = {}
    of_these = Voice.objects.filter(contribution__concept__in=concepts)
    for concept in of_these.values_list("contribution__concept", flat=True):
        numbers[concept] = numbers.get(concept, 0) + 1
    return {
        one.pk: kinds.Named(
            str(one),
            reverse("contributions:contributions", args=[one.slug]),
            ngettext("{n} Angabe, von wem", "{n} Angaben, von wem", numbers.get(one.pk, 0)).format(
                n=numbers.get(one.pk, 0)
            ),
        )
        for one in concepts
    }


def _forget(town: Municipality, key: int, by: User, reason: str) -> None:
    concept = Concept.objects.get(municipality=town, pk=key)
    operations.forget_voices(concept, by=by, reason=reason)


kinds.sign(_spoke, "contributions.voice.person")
kinds.kind(
    kinds.Kind(
        "voices",
        gettext_lazy("von wem Beiträge zu einem Konzept kommen"),
        60,
        _long_ago,
        _named,
        _forget,
        told=gettext_lazy(
            "Die Beiträge bleiben. Namen, Adressen und persönliche Links dazu verschwinden."
        ),
    )
)
