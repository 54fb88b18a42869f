"""How the history of a measure reads: "Am 3. Mai 2026 änderte … den Zielwert von 150 auf 200."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases
from gemeinwerk.measures.fields import FIELDS

MEASURE_FIELDS = {one.name: one.accusative for one in FIELDS}
INTERNAL = tuple(one.name for one in FIELDS if not (one.public and one.in_public_history))


def register() -> None:
    phrases.thing("measures.measure", _("die Maßnahme"), fields=MEASURE_FIELDS, internal=INTERNAL)
    phrases.thing(
        "measures.goal",
        _("das Ziel"),
        fields={"code": _("die Nummer"), "title": _("den Wortlaut"), "due": _("den Termin")},
    )
    phrases.verbs(
        {
            "measure.create": phrases.CREATED,
            "measure.edit": phrases.CHANGED,
            "measure.report_status": phrases.CHANGED,
            "measure.delete": phrases.DELETED,
            "measure.reorder": _("Am {date} ordnete {who} die Maßnahmen neu: {after[order]}."),
            "measure.ask_confirmation": _(
                "Am {date} bat {who} den Fachbereich, {it} zu bestätigen."
            ),
            "measure.confirm": _("Am {date} bestätigte {who} {it}."),
            "measure.return": _("Am {date} gab {who} {it} an das Büro zurück."),
            "measure.override": _("Am {date} ließ {who} den Prüfhinweis {after[rule]} stehen."),
            "measure.reach_milestone": _(
                "Am {date} meldete {who} den Meilenstein „{after[milestone]}“: {after[reached_on]}."
            ),
            "measure.reopen_milestone": _(
                "Am {date} nahm {who} zurück, dass der Meilenstein „{after[milestone]}“ erreicht "
                "ist."
            ),
            "measure.add_note": _("Am {date} berichtete {who}: {after[label]}."),
            "measure.withdraw_override": _(
                "Am {date} nahm {who} die Ausnahme von {before[rule]} zurück."
            ),
            "goal.create": phrases.CREATED,
            "goal.edit": phrases.CHANGED,
            "goal.delete": phrases.DELETED,
            "goal.reorder": _("Am {date} ordnete {who} die Ziele neu: {after[order]}."),
        },
        public=[
            "measure.create",
            "measure.edit",
            "measure.report_status",
            "measure.reach_milestone",
            "measure.reopen_milestone",
            "measure.add_note",
        ],
    )
