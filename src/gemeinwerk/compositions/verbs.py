"""What can happen to wishes and proposals, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class CompositionsVerb(Verb):
    CANDIDATE_ADD = (
        "candidate.add",
        _("Am {date} nahm {who} für {it} Menschen in die Auswahl auf: {after[number]}."),
    )
    CANDIDATE_WISHES = (
        "candidate.wishes",
        _("Am {date} trug {who} für {it} Wünsche ein, von Menschen: {after[number]}."),
    )
    CANDIDATE_REMOVE = (
        "candidate.remove",
        _("Am {date} nahm {who} für {it} jemanden aus der Auswahl."),
    )
    CANDIDATE_FORGET = (
        "candidate.forget",
        _("Am {date} löschte {who} nach der Frist die Auswahl für {it}: {before[people]} Menschen, "
          "{before[proposals]} Vorschläge."),
    )  # fmt: skip
    COMPOSITION_ASK = (
        "composition.ask",
        _("Am {date} ließ {who} eine Besetzung vorschlagen, Startzahl des Loses {after[seed]}."),
    )
    COMPOSITION_CHANGE = (
        "composition.change",
        _("Am {date} änderte {who} von Hand, wer in welcher Gruppe sitzt."),
    )
    COMPOSITION_TAKE_OVER = (
        "composition.take_over",
        _("Am {date} übernahm {who} den Vorschlag; neu besetzte Sitze: {after[number]}."),
    )
    COMPOSITION_DISCARD = "composition.discard", _("Am {date} verwarf {who} {it}.")
