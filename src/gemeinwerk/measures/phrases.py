"""How the history of a measure reads: "Am 3. Mai 2026 änderte … den Zielwert von 150 auf 200."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases
from gemeinwerk.measures.fields import FIELDS

MEASURE_FIELDS = {one.name: one.accusative for one in FIELDS} | {
    "confirmation_due": _("die Frist für die Antwort")
}
INTERNAL = tuple(one.name for one in FIELDS if not (one.public and one.in_public_history))


phrases.thing("measures.measure", _("die Maßnahme"), fields=MEASURE_FIELDS, internal=INTERNAL)
_DAYS = {
    "word_before": _("die Tage vor der Frist einer Antwort"),
    "milestone_before": _("die Tage vor einem Meilenstein"),
    "end_before": _("die Tage vor dem Ende einer Maßnahme"),
    "term_before": _("die Tage vor dem Ende einer Laufzeit"),
    "escalate_after": _("die Tage, bis das Büro es erfährt"),
}
phrases.thing(
    "measures.deadlines",
    _("die Fristen"),
    fields={
        "active": _("ob Gemeinwerk erinnert"),
        "tell_head": _("ob der übergeordnete Fachbereich es erfährt"),
        **_DAYS,
    },
)
phrases.thing("measures.conceptdays", _("die Erinnerungen im Konzept"), fields=_DAYS)
phrases.thing(
    "measures.goal",
    _("das Ziel"),
    fields={"code": _("die Nummer"), "title": _("den Wortlaut"), "due": _("den Termin")},
)
