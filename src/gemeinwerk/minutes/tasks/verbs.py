"""What can become of a task from a meeting, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class TaskVerb(Verb):
    TASK_FINISH = "meeting_task.finish", _("Am {date} meldete {who}, dass {it} erledigt ist.")
    TASK_HAND_ON = (
        "meeting_task.hand_on",
        _("Am {date} gab {who} {it} weiter: {before[owner]} an {after[owner]}."),
    )
    TASK_DROP = "meeting_task.drop", _("Am {date} trug {who} ein, dass {it} entfällt.")
    TASK_REOPEN = "meeting_task.reopen", _("Am {date} öffnete {who} {it} wieder.")
