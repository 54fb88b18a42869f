"""What can happen to plannings and plans, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, Verb


class SchedulingVerb(Verb):
    SCHEDULE_BEGIN = "schedule.begin", _("Am {date} begann {who} {it}.")
    SCHEDULE_EDIT = "schedule.edit", CHANGED
    SCHEDULE_REMOVE = "schedule.remove", _("Am {date} löschte {who} {it}.")
    SERIES_ADD = "schedule.series_add", _("Am {date} ergänzte {who} die Reihe {after[series]}.")
    SERIES_EDIT = (
        "schedule.series_edit",
        _("Am {date} änderte {who} an der Reihe {after[series]} {changes}."),
    )
    SERIES_MOVE = "schedule.series_move", _("Am {date} ordnete {who} die Reihen neu.")
    SERIES_REMOVE = (
        "schedule.series_remove",
        _("Am {date} entfernte {who} die Reihe {before[series]}."),
    )
    DAY_PIN = "schedule.pin", _("Am {date} setzte {who} fest: {after[series]} am {after[day]}.")
    DAY_FORBID = (
        "schedule.forbid",
        _("Am {date} schloss {who} aus: {after[series]} am {after[day]}."),
    )
    DAY_FREE = "schedule.free", _("Am {date} gab {who} frei: {after[series]} am {after[day]}.")
    TIMES_ENTER = (
        "schedule.times",
        _("Am {date} trug {who} ein, wann Menschen können: {after[number]}."),
    )
    TIMES_OWN = "schedule.times_own", _("Am {date} las jemand den eigenen Kalender ein.")
    POLL_BEGIN = (
        "schedule.poll_begin",
        _("Am {date} fragte {who}, an welchen Tagen Menschen können. Gefragt: {after[number]}."),
    )
    POLL_ANSWER = (
        "schedule.poll_answer",
        _("Am {date} kam eine Antwort auf die Terminumfrage."),
    )
    POLL_REMIND = (
        "schedule.poll_remind",
        _("Am {date} erinnerte {who} an die Terminumfrage. Erinnert: {after[number]}."),
    )
    POLL_CLOSE = "schedule.poll_close", _("Am {date} endete die Terminumfrage.")
    PLAN_ASK = "plan.ask", _("Am {date} ließ {who} {it} rechnen.")
    PLAN_STOP = "plan.stop", _("Am {date} hielt {who} die Suche nach {it} an.")
    PLAN_MOVE = (
        "plan.move",
        _("Am {date} verlegte {who} von Hand: {after[series]} vom {before[day]} auf {after[day]}."),
    )
    PLAN_REPAIR = (
        "plan.repair",
        _("Am {date} lockerte {who}, was gewünscht war: {after[rules]}."),
    )
    PLAN_PUBLISH = (
        "plan.publish",
        _("Am {date} veröffentlichte {who} {it}: neu {after[new]}, verlegt {after[moved]}, "
          "abgesagt {after[cancelled]}."),
    )  # fmt: skip
    PLAN_HOLD = (
        "plan.hold",
        _("Am {date} merkte {who} die Termine von {it} vor: {after[number]}."),
    )
    PLAN_RELEASE = "plan.release", _("Am {date} gab {who} die vorgemerkten Termine von {it} frei.")
    FEED_RENEW = (
        "schedule.feed_renew",
        _("Am {date} erneuerte {who} die Adresse des Kalenders."),
    )
    PLAN_DISCARD = "plan.discard", _("Am {date} verwarf {who} {it}.")
