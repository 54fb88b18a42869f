"""How long photographs of flip charts and cards are kept: there may be faces on them, and what
stood there is typed off."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.retention import kinds
from gemeinwerk.contributions.photographs import operations
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.municipalities.models import Municipality


def _long_there(town: Municipality, before: date) -> list[int]:
    found = Photograph.objects.filter(concept__municipality=town, added_at__lt=kinds.moment(before))
    return list(found.order_by("pk").values_list("pk", flat=True))


def _named(town: Municipality, keys: Collection[int]) -> Mapping[int, kinds.Named]:
    found = Photograph.objects.filter(concept__municipality=town, pk__in=keys)
    return {
        one.pk: kinds.Named(
            str(one),
            reverse("photographs:photograph", args=[one.pk]),
            gettext("fertig abgeschrieben") if one.is_done else gettext("noch nicht fertig"),
        )
        for one in found.defer("content")
    }


def _remove(town: Municipality, key: int, by: User, reason: str) -> None:
    one = Photograph.objects.defer("content").get(concept__municipality=town, pk=key)
    operations.remove_photograph(one, by=by, reason=reason)


kinds.kind(
    kinds.Kind(
        "photographs",
        gettext_lazy("Fotos von Flipcharts und Karten"),
        12,
        _long_there,
        _named,
        _remove,
        told=gettext_lazy("Das Foto verschwindet. Was davon abgeschrieben ist, bleibt."),
    )
)
