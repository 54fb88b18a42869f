"""What the audit calls plannings and plans, and their fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "scheduling.schedule",
    _("die Terminplanung"),
    fields={
        "title": _("den Namen"),
        "first": _("den ersten Tag"),
        "last": _("den letzten Tag"),
        "weekdays": _("die Wochentage"),
        "start": _("den Beginn"),
        "minutes": _("die Dauer"),
        "school_holidays": _("was an Schulferien gilt"),
        "public_holidays": _("was an Feiertagen gilt"),
        "taken": _("was an Terminen anderer Gremien gilt"),
        "rather_not": _("was an „lieber nicht“ gilt"),
        "elsewhere": _("was an anderen Sitzungen derselben Person gilt"),
        "way": _("den Weg zwischen zwei Orten"),
        "floor": _("die Untergrenze der Teilnahmen"),
        "seconds": _("die Rechenzeit"),
        "body": _("das Gremium"),
        "name": _("den Anlass"),
        "everybody": _("wer zusammenkommt"),
        "meetings": _("die Zahl der Termine"),
        "gap": _("den Abstand"),
        "format": _("die Form"),
        "needs_room": _("ob ein Raum gebraucht wird"),
        "room": _("den gewünschten Raum"),
        "step_free": _("ob der Raum stufenlos sein muss"),
        "after": _("was vorher vorbei sein muss"),
        "must": _("ohne wen es nicht geht"),
    },
)
phrases.thing("scheduling.plan", _("den Terminplan"))
phrases.thing("scheduling.poll", _("die Terminumfrage"))
