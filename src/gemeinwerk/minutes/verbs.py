"""What can happen to minutes, and how it is told.

What is typed and who comes and goes is kept with its time where it stands, and is not told again.
"""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, DELETED, Verb


class MinutesVerb(Verb):
    MINUTES_BEGIN = "minutes.begin", _("Am {date} begann {who} {it}.")
    MINUTES_FINISH = "minutes.finish", _("Am {date} beendete {who} die Sitzung; {it} ist Entwurf.")
    MINUTES_EDIT = "minutes.edit", CHANGED
    CODE_RENEW = "minutes.code", _("Am {date} gab {who} für {it} einen Code zum Eintragen aus.")
    CODE_END = "minutes.code_end", _("Am {date} beendete {who} das Eintragen mit dem Code.")
    ATTENDANCE_EDIT = (
        "attendance.edit",
        _("Am {date} änderte {who} in {it}, wer wann da war."),
    )
    ATTENDANCE_REMOVE = (
        "attendance.remove",
        _("Am {date} nahm {who} jemanden von der Anwesenheitsliste."),
    )
    DECISION_TAKE = "decision.take", _("Am {date} trug {who} {it} ein.")
    DECISION_EDIT = "decision.edit", CHANGED
    DECISION_REMOVE = "decision.remove", DELETED
    TASK_GIVE = "task.give", _("Am {date} trug {who} {it} ein.")
    TASK_EDIT = "task.edit", CHANGED
    TASK_REMOVE = "task.remove", DELETED
