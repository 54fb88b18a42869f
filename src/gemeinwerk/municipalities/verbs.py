"""What can happen to a town, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, Verb


class MunicipalitiesVerb(Verb):
    TOWN_SET_UP = "town.set_up", _("Am {date} richtete {who} {it} ein.")
    TOWN_EDIT = "town.edit", CHANGED
