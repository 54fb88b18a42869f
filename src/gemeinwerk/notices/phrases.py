from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "notices.notice",
    _("die Mitteilung"),
    fields={"subject": _("den Betreff"), "body": _("den Text"), "state": _("den Stand")},
)
phrases.verbs(
    {
        "notice.edit": phrases.CHANGED,
        "notice.release": _("Am {date} gab {who} {it} zum Versand frei."),
        "notice.retry": _("Am {date} ließ {who} {it} noch einmal versenden."),
        "notice.withdraw": _("Am {date} zog {who} {it} zurück."),
    }
)
