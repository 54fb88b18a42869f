"""How the history of a measure reads: "Am 3. Mai 2026 änderte … den Zielwert von 150 auf 200."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

MEASURE_FIELDS = {
    "code": _("die Nummer"),
    "title": _("den Titel"),
    "field": _("das Handlungsfeld"),
    "goal_ref": _("das übergeordnete Ziel"),
    "goal": _("das Ziel der Maßnahme"),
    "description": _("die Beschreibung"),
    "target_group": _("die Zielgruppe"),
    "plain": _("die Fassung in Leichter Sprache"),
    "plain_reviewed": _("den Prüfvermerk der Leichten Sprache"),
    "title_en": _("den englischen Titel"),
    "summary_en": _("die englische Zusammenfassung"),
    "lead_unit": _("die Federführung"),
    "lead_text": _("die Federführung, wie eingetragen,"),
    "contributing": _("die Mitwirkenden"),
    "contributing_text": _("die weiteren Mitwirkenden"),
    "themes": _("die Querschnittsthemen"),
    "answers": _("die aufgegriffenen Befunde"),
    "predecessor": _("die Vorgängermaßnahme"),
    "start": _("den Beginn"),
    "end": _("das Ende"),
    "permanent": _("den Vermerk „Daueraufgabe“"),
    "timeframe_text": _("den Zeitraum, wie eingetragen,"),
    "cost_state": _("die Angabe zu den Kosten"),
    "cost_text": _("die Kosten, wie eingetragen,"),
    "costs": _("die Kosten im Einzelnen"),
    "duty": _("die Angabe zur Pflicht"),
    "funding_proviso": _("den Finanzierungsvorbehalt"),
    "priority": _("die Priorität"),
    "implementation": _("den Umsetzungsstand"),
    "status_text": _("die Erläuterung zum Stand"),
    "obstacles": _("die Hindernisse"),
    "internal_notes": _("die internen Notizen"),
    "unread": _("die nicht zugeordneten Angaben"),
    "position": _("den Platz im Katalog"),
    "milestones": _("die Meilensteine"),
    "indicators": _("die Indikatoren"),
    "notes": _("die Sachstände"),
    "confirmation": _("die Bestätigung"),
}
INTERNAL = ("internal_notes", "unread", "confirmation", "lead_text", "position", "plain_reviewed")


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
