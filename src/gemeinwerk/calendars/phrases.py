"""What the audit calls calendars, their dates, rooms and closed days."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "calendars.calendar",
    _("den Kalender"),
    fields={
        "name": _("den Namen"),
        "body": _("das Gremium"),
        "room": _("den Raum"),
    },
)
phrases.thing(
    "calendars.event",
    _("den Termin"),
    fields={
        "title": _("den Titel"),
        "first": _("den Tag"),
        "last": _("den letzten Tag"),
        "begins": _("den Beginn"),
        "ends": _("das Ende"),
    },
)
phrases.thing(
    "calendars.room",
    _("den Raum"),
    fields={
        "name": _("den Namen"),
        "address": _("die Adresse"),
        "capacity": _("die Zahl der Plätze"),
        "step_free": _("ob er stufenlos erreichbar ist"),
        "hearing_loop": _("ob er eine Höranlage hat"),
        "equipment": _("die Ausstattung"),
    },
)
phrases.thing(
    "calendars.closedday",
    _("freie Tage"),
    fields={
        "first": _("den Tag"),
        "last": _("den letzten Tag"),
        "reason": _("den Grund"),
    },
)
