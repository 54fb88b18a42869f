"""What the audit calls shows of dots and their fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "dots.weighing",
    _("das Punktekleben"),
    fields={
        "question": _("die Frage"),
        "things": _("was zur Wahl steht"),
        "points": _("die Punkte für jede Person"),
        "most_on_one": _("wie viele Punkte auf eine Sache gehen"),
        "with_slips": _("ob Zettel nötig sind"),
        "shows_standing": _("ob der Zwischenstand zu sehen ist"),
    },
)
