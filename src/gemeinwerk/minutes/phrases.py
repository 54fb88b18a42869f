"""What the audit calls minutes and what is in them."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "minutes.minutes",
    _("das Protokoll"),
    fields={"quorum": _("ab wie vielen das Gremium beschlussfähig ist")},
)
phrases.thing(
    "minutes.decision",
    _("den Beschluss"),
    fields={
        "text": _("den Wortlaut"),
        "result": _("das Ergebnis"),
        "votes_for": _("die Ja-Stimmen"),
        "votes_against": _("die Nein-Stimmen"),
        "abstained": _("die Enthaltungen"),
        "dissent": _("die abweichende Meinung"),
    },
)
phrases.thing(
    "minutes.task",
    _("die Aufgabe"),
    fields={
        "text": _("die Aufgabe"),
        "person": _("wer es tut"),
        "organisation": _("die Organisation, die es tut"),
        "due": _("den Tag"),
        "state": _("den Stand"),
        "reason": _("den Grund"),
    },
)
