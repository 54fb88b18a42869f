"""What can happen to a town, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, Verb


class MunicipalitiesVerb(Verb):
    TOWN_SET_UP = "town.set_up", _("Am {date} richtete {who} {it} ein.")
    TOWN_EDIT = "town.edit", CHANGED
    SYNONYMS_ADD = "synonyms.add", CREATED
    SYNONYMS_EDIT = "synonyms.edit", CHANGED
    SYNONYMS_REMOVE = "synonyms.remove", DELETED
