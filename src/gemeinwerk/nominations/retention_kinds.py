"""Whoever was named for a seat, or hears where no answer comes, takes part; requests that are over
are kept for a while."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy, ngettext

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.retention import kinds
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations import operations
from gemeinwerk.nominations.models import Nomination, NominationRequest


def _named(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    found = Nomination.objects.filter(
        person__municipality=town, answered_at__gte=kinds.moment(since)
    )
    return found.order_by().values("person")


def _heard(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    lately = Q(closed_at=None) | Q(closed_at__gte=kinds.moment(since))
    found = NominationRequest.objects.filter(lately, escalate_to__municipality=town)
    return found.order_by().values("escalate_to")


def _over(town: Municipality, before: date) -> list[int]:
    found = NominationRequest.objects.filter(municipality=town, closed_at__lt=kinds.moment(before))
    return list(found.order_by("pk").values_list("pk", flat=True))


def _requests(town: Municipality, keys: Collection[int]) -> dict[int, kinds.Named]:
    found = NominationRequest.objects.filter(municipality=town, pk__in=keys)
    return {
        one.pk: kinds.Named(
            str(one), reverse("nominations:request", args=[one.pk]), _told(one, one.seats)
        )
        for one in found.select_related("organisation").annotate(seats=Count("nominations"))
    }


def _told(one: NominationRequest, seats: int) -> str:
    day = date_format(localtime(one.closed_at), "SHORT_DATE_FORMAT") if one.closed_at else ""
    told = ngettext("ein Sitz, erledigt am {day}", "{n} Sitze, erledigt am {day}", seats)
    return told.format(n=seats, day=day)


def _forget(town: Municipality, key: int, by: User, reason: str) -> None:
    asked = NominationRequest.objects.get(municipality=town, pk=key)
    operations.forget_request(asked, by=by, reason=reason)


kinds.sign(_named, "nominations.nomination.person")
kinds.sign(_heard, "nominations.nominationrequest.escalate_to")
kinds.kind(
    kinds.Kind(
        "nominations",
        gettext_lazy("erledigte Bitten um Benennung"),
        24,
        _over,
        _requests,
        _forget,
        told=gettext_lazy(
            "Was gefragt und geantwortet wurde, verschwindet. Wer auf den Sitzen saß und nach "
            "welcher Drucksache, bleibt bei den Sitzen."
        ),
    )
)
