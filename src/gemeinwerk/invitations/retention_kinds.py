"""How long answered waves are kept, and that whoever is invited takes part."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.retention import kinds
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.models import Invitation, Wave, WaveState
from gemeinwerk.municipalities.models import Municipality


def _invited(town: Municipality, since: date) -> "QuerySet[Any, Any]":
    moment = kinds.moment(since)
    lately = (
        Q(created_at__gte=moment) | Q(answered_at__gte=moment) | Q(wave__answer_until__gte=since)
    )
    found = Invitation.objects.filter(lately, person__municipality=town)
    return found.order_by().values("person")


def _done_with(town: Municipality, before: date) -> list[int]:
    found = Wave.objects.filter(
        concept__municipality=town, state=WaveState.CLOSED, answer_until__lt=before
    )
    return list(found.order_by("pk").values_list("pk", flat=True))


def _waves(town: Municipality, keys: Collection[int]) -> dict[int, kinds.Named]:
    found = Wave.objects.filter(concept__municipality=town, pk__in=keys)
    return {
        one.pk: kinds.Named(
            f"{one.concept}: {one.name}",
            reverse("invitations:wave", args=[one.pk]),
            _("{number} eingeladen, Frist {day}").format(
                number=one.number, day=date_format(one.answer_until, "SHORT_DATE_FORMAT")
            ),
        )
        for one in found.select_related("concept").annotate(number=Count("invitations"))
    }


def _forget(town: Municipality, key: int, by: User, reason: str) -> None:
    wave = Wave.objects.select_related("concept").get(concept__municipality=town, pk=key)
    operations.forget_wave(wave, by=by, reason=reason)


kinds.sign(_invited, "invitations.invitation.person")
kinds.kind(
    kinds.Kind(
        "waves",
        gettext_lazy("abgeschlossene Einladungswellen"),
        24,
        _done_with,
        _waves,
        _forget,
        told=gettext_lazy(
            "Wer eingeladen war, was geschrieben und was geantwortet wurde, verschwindet. Im "
            "Protokoll bleibt, wie viele eingeladen waren."
        ),
    )
)
