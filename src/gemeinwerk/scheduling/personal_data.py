"""Where plannings speak of people: by key, and on which days somebody cannot come."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT, CODE
from gemeinwerk.scheduling.models import (
    Asked,
    DayWish,
    HeldDate,
    PersonTimes,
    Plan,
    PlannedMeeting,
    Poll,
    Schedule,
    Series,
)

KEYS = "keys of rows, days and numbers, which name nobody"

registry.table(
    Schedule,
    _("Terminplanungen"),
    town="concept__municipality",
    mentions=("title",),
    nothing={
        "weekdays": KEYS,
        "start": "an hour of the day",
        "sealed": "sealed, opens nothing by itself",
        "proof": registry.HASH,
    },
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Series,
    _("Reihen von Terminen"),
    town="schedule__concept__municipality",
    mentions=("name",),
    nothing={"weekdays": KEYS, "after": KEYS, "start": "an hour of the day"},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.nothing(DayWish, KEYS)
registry.nothing(PlannedMeeting, KEYS)
registry.nothing(HeldDate, KEYS)
registry.table(
    PersonTimes,
    _("Tage, an denen jemand nicht kann"),
    town="schedule__concept__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    goes=("weekdays", "away", "rather_not", "can"),
    labels={"schedule": _("Terminplanung"), "source": _("Quelle"), "at": _("eingetragen am")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.nothing(Poll, KEYS)
registry.table(
    Asked,
    _("Gefragt, an welchen Tagen jemand kann"),
    town="poll__schedule__concept__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    goes=("answers",),
    nothing={"sealed": "sealed, opens nothing by itself", "proof": registry.HASH},
    labels={"poll": _("Terminumfrage"), "answered_at": _("geantwortet am")},
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Plan,
    _("Terminpläne"),
    town="schedule__concept__municipality",
    mentions=("error",),
    nothing={
        **dict.fromkeys(
            (
                "problem", "kept", "progress", "found", "dates", "goals", "floor", "others",
                "usual", "told", "moved", "conflict", "repairs",
            ),
            KEYS,
        ),
        "status": CODE,
    },
    kept=AS_LONG_AS_THE_CONCEPT,
)  # fmt: skip
