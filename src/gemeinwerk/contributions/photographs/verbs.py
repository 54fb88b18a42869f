"""What happens to photographs of flip charts and cards. What is written on them is told nowhere."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, DELETED, Verb


class PhotographsVerb(Verb):
    PHOTOGRAPH_ADD = "photograph.add", _("Am {date} legte {who} {it} zum Abschreiben ab.")
    PHOTOGRAPH_EDIT = "photograph.edit", CHANGED
    PHOTOGRAPH_TRANSCRIBE = (
        "photograph.transcribe",
        _("Am {date} schrieb {who} Beitrag {after[number]} ab: {it}."),
    )
    PHOTOGRAPH_DONE = "photograph.done", _("Am {date} meldete {who} fertig abgeschrieben: {it}.")
    PHOTOGRAPH_REOPEN = "photograph.reopen", _("Am {date} nahm {who} {it} wieder zum Abschreiben.")
    PHOTOGRAPH_REMOVE = "photograph.remove", DELETED
