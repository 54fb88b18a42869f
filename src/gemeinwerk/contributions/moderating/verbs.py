"""What can happen when contributions are read; none of it is told with what somebody wrote."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class ModeratingVerb(Verb):
    SHOW = "moderation.show", _("Am {date} gab {who} {it} frei.")
    BLACK_OUT = (
        "moderation.black_out",
        _("Am {date} schwärzte {who} {it}."),
    )
    HIDE = (
        "moderation.hide",
        _("Am {date} blendete {who} {it} aus: {after[reason]}."),
    )
    OBJECT = (
        "moderation.object",
        _("Am {date} widersprach, wer {it} geschrieben hat, der Ausblendung."),
    )
    ANSWER_OBJECTION = (
        "moderation.answer_objection",
        _("Am {date} sah {who} {it} nach dem Widerspruch an und antwortete."),
    )
    REPORT = "moderation.report", _("Am {date} meldete jemand {it}.")
    SETTLE = "moderation.settle", _("Am {date} ließ {who} {it} nach einer Meldung stehen.")
