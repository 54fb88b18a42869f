"""What the audit calls progress reports."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "progress_reports.progressreport",
    _("den Bericht"),
    fields={
        "title": _("den Titel"),
        "body": _("das Gremium"),
        "as_of": _("den Stichtag"),
        "since": _("den Tag, mit dem verglichen wird"),
        "parts": _("die Teile"),
        "detail": _("wie ausführlich Maßnahmen dastehen"),
        "introduction": _("die Einleitung"),
        "summary": _("die Zusammenfassung"),
        "asked": _("was das Gremium entscheiden soll"),
        "learnt": _("was gelernt wurde"),
    },
)
phrases.thing(
    "progress_reports.issuedreport",
    _("den Bericht"),
    fields={"number": _("die Nummer")},
    internal=("checksum",),
)
phrases.thing("progress_reports.reporttemplate", _("die Word-Vorlage der Sachstandsberichte"))
