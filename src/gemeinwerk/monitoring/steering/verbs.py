"""What can happen to deviations, tasks and dependencies. Their words do not stand in the log."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class SteeringVerb(Verb):
    DEVIATION_NAME = "deviation.name", _("Am {date} benannte {who} {it}.")
    DEVIATION_REWORD = "deviation.reword", _("Am {date} bearbeitete {who} {it}.")
    DEVIATION_DECIDE = (
        "deviation.decide",
        _("Am {date} trug {who} ein, was über {it} entschieden wurde."),
    )
    DECISION_SHOW = "decision.show", _("Am {date} zeigte {who} {it} öffentlich.")
    DECISION_HIDE = "decision.hide", _("Am {date} nahm {who} {it} von der öffentlichen Seite.")
    DEVIATION_CLOSE = "deviation.close", _("Am {date} schloss {who} {it}.")
    DEVIATION_REOPEN = "deviation.reopen", _("Am {date} öffnete {who} {it} wieder.")
    ASSIGNMENT_GIVE = "assignment.give", _("Am {date} vergab {who} {it}.")
    ASSIGNMENT_FINISH = "assignment.finish", _("Am {date} meldete {who} {it} als erledigt.")
    ASSIGNMENT_REOPEN = "assignment.reopen", _("Am {date} meldete {who} {it} wieder als offen.")
    DEPENDENCY_ADD = "dependency.add", _("Am {date} trug {who} {it} ein.")
    DEPENDENCY_REMOVE = "dependency.remove", _("Am {date} entfernte {who} {it}.")
