"""What can happen to rounds and reports. What a report says stands in it, not in the log."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, Verb


class MonitoringVerb(Verb):
    ROUND_OPEN = "round.open", _("Am {date} öffnete {who} {it} mit {after[reports]} Maßnahmen.")
    ROUND_CLOSE = "round.close", _("Am {date} schloss {who} {it} ab.")
    ROUND_REOPEN = "round.reopen", _("Am {date} öffnete {who} {it} wieder.")
    ROUND_REMIND = "round.remind", _("Am {date} erinnerte {who} an {it}: {after[units]}.")
    ROUND_ALLOW_LINKS = (
        "round.allow_links",
        _("Am {date} erlaubte {who} in {it} Meldungen per Link."),
    )
    ROUND_FORBID_LINKS = (
        "round.forbid_links",
        _("Am {date} zog {who} alle Links zum Melden in {it} zurück."),
    )
    ROUND_LINK = "round.link", _("Am {date} gab {who} einen Link zum Melden aus: {after[unit]}.")
    ROUND_UNLINK = (
        "round.unlink",
        _("Am {date} zog {who} den Link zum Melden zurück: {before[unit]}."),
    )
    ROUND_PLAN = "round.plan", CHANGED
    MEASURE_SAME = "measure.same", _("Am {date} verband {who} {it} mit {after[leading]}.")
    MEASURE_DIFFERENT = "measure.different", _("Am {date} löste {who} {it} von {after[leading]}.")
    MEASURE_TELL_YEAR = (
        "measure.tell_year",
        _("Am {date} schrieb {who} zu {it}, was {after[year]} getan werden soll und getan wurde."),
    )
    REPORT_SAVE = "report.save", _("Am {date} bearbeitete {who} {it}: {after[passages]}.")
    REPORT_NOTHING_NEW = "report.nothing_new", _("Am {date} gab {who} für {it} an: nichts Neues.")
    REPORT_TAKE_BACK = "report.take_back", _("Am {date} nahm {who} {it} zurück.")
    REPORT_PICTURE = "report.picture", _("Am {date} bearbeitete {who} {it}: Bild eingefügt.")
    REPORT_NO_PICTURE = "report.no_picture", _("Am {date} bearbeitete {who} {it}: Bild entfernt.")
    REPORT_SUBMIT = "report.submit", _("Am {date} gab {who} {it} beim Büro ab.")
    REPORT_RETURN = "report.return", _("Am {date} gab {who} {it} an den Fachbereich zurück.")
    REPORT_APPROVE = "report.approve", _("Am {date} gab {who} {it} frei.")
