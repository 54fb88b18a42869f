"""How far a measure is, in the six words citizens read: each with its tone.

The catalogue's own words (partly, permanent, everyday business …) stay beside it on the measure's
page. "Delayed" is counted: the promised end has passed and the measure is neither finished nor
dropped.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, CharField, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.ui import Tone
from gemeinwerk.measures.lifecycle import TONES
from gemeinwerk.measures.lifecycle import ImplementationStatus as Status
from gemeinwerk.measures.models import FrozenMeasure


@dataclass(frozen=True)
class Standing:
    key: str
    """As it stands in an address: ?stand=umgesetzt"""
    tone: Tone
    label: str | Promise = field(compare=False)


DONE = Standing("umgesetzt", "done", _("umgesetzt"))
RUNNING = Standing("laufend", "progress", _("in Umsetzung"))
DELAYED = Standing("verzoegert", "delayed", _("verzögert"))
DROPPED = Standing("aufgegeben", "off", _("nicht weiter verfolgt"))
WAITING = Standing("offen", "none", _("noch nicht begonnen"))
UNKNOWN = Standing("unbekannt", "unknown", _("keine Angabe"))

STANDINGS = (DONE, RUNNING, DELAYED, DROPPED, WAITING, UNKNOWN)
BY_KEY = {standing.key: standing for standing in STANDINGS}


def with_standing(measures: QuerySet[FrozenMeasure], today: date) -> QuerySet[FrozenMeasure]:
    """Annotates `live` (the status of today, else as frozen) and `standing` (a key)."""
    finished = (Status.DONE, Status.PERMANENT, Status.EVERYDAY)
    return measures.annotate(
        live=Coalesce("measure__implementation", "implementation"),
        standing=Case(
            When(live__in=finished, then=Value(DONE.key)),
            When(live=Status.DROPPED, then=Value(DROPPED.key)),
            When(live=Status.UNKNOWN, then=Value(UNKNOWN.key)),
            When(end__lt=today, permanent=False, then=Value(DELAYED.key)),
            When(live=Status.NOT_STARTED, then=Value(WAITING.key)),
            default=Value(RUNNING.key),
            output_field=CharField(),
        ),
    )


def tone_of(status: str) -> Tone:
    """The tone of a status by itself, without asking what day it is."""
    tone: Tone = TONES[Status(status)]
    return tone
