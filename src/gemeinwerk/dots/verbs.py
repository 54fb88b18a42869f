"""What can happen to a show of dots. Of points that are given nothing is recorded: a moment in the
log would tell whose they were."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class DotsVerb(Verb):
    WEIGHING_CREATE = "weighing.create", CREATED
    WEIGHING_EDIT = "weighing.edit", CHANGED
    WEIGHING_REMOVE = "weighing.remove", DELETED
    WEIGHING_OPEN = "weighing.open", _("Am {date} öffnete {who} {it}.")
    WEIGHING_SLIPS = (
        "weighing.slips",
        _("Am {date} ließ {who} {after[slips]} Zettel für {it} ausgeben."),
    )
    WEIGHING_WALL = (
        "weighing.wall",
        _("Am {date} trug {who} bei {it} ein, was an der Wand klebt: {after[sum]} Punkte."),
    )
    WEIGHING_CLOSE = "weighing.close", _("Am {date} beendete {who} {it}.")
