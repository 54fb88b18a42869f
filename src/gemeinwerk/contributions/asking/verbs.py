"""What happens to the questions of a phase. What people state to them is told nowhere."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, DELETED, Verb


class AskingVerb(Verb):
    QUESTION_ADD = "phase_question.add", _("Am {date} ergänzte {who} {it}.")
    QUESTION_EDIT = "phase_question.edit", CHANGED
    QUESTION_MOVE = "phase_question.move", _("Am {date} verschob {who} {it}.")
    QUESTION_REMOVE = "phase_question.remove", DELETED
    QUESTION_END = (
        "phase_question.end",
        _("Am {date} beendete {who} {it}. Was dazu angegeben wurde, bleibt."),
    )
    STATEMENT_INSIDE = (
        "statement.inside",
        _("Am {date} nahm {who} eine Angabe, die mit einem Beitrag kam, aus den Ergebnissen."),
    )
    STATEMENT_SHOW = (
        "statement.show",
        _("Am {date} ließ {who} eine Angabe, die mit einem Beitrag kam, wieder in die Ergebnisse."),
    )
    COUNT = "phase_question.count", _("Am {date} wurde gezählt, was angegeben wurde: {it}.")
