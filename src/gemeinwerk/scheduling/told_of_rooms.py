"""On the page of rooms, and beside what calendars say: dates of plans that are held for now."""

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.fields import CharField
from django.db.models.functions import Coalesce, NullIf
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gemeinwerk.audit import operations as audit
from gemeinwerk.calendars import held
from gemeinwerk.calendars.room_parts import PARTS
from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.scheduling.models import HeldDate

_NAME = Coalesce(NullIf(F("series__name"), Value("")), F("series__body__name"))


def _dates(town: Municipality | int, first: date, last: date, without: Any) -> "QuerySet[Any, Any]":
    found = HeldDate.objects.filter(
        plan__schedule__concept__municipality=town, last__gte=first, first__lte=last
    )
    if without is not None:
        found = found.exclude(plan__schedule=without)
    return found.annotate(
        title=_NAME,
        of_body=F("series__body"),
        of_source=Value(str(_("vorgemerkt")), CharField()),
        of_room=F("room"),
    )


def _held() -> "QuerySet[Any, Any]":
    """With the key of the plan, so that the page leads there."""
    found = HeldDate.objects.filter(room=OuterRef("pk"), last__gte=localdate(audit.now()))
    told = row(first="first", begins="begins", ends="ends", name="name", plan="plan")
    return found.annotate(name=_NAME).order_by("first", "pk").values(told=told)


held.register(_dates)
PARTS.register(Part("held", "scheduling/held_in_room.html", _held, right="calendar.read"))
