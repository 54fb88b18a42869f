"""What can happen to measures, goals, versions and a catalogue, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, CREATED, DELETED, PUBLIC, Verb


class MeasuresVerb(Verb):
    MEASURE_CREATE = "measure.create", CREATED, PUBLIC
    MEASURE_EDIT = "measure.edit", CHANGED, PUBLIC
    MEASURE_REPORT_STATUS = "measure.report_status", CHANGED, PUBLIC
    MEASURE_DELETE = "measure.delete", DELETED
    MEASURE_REORDER = (
        "measure.reorder",
        _("Am {date} ordnete {who} die Maßnahmen neu: {after[order]}."),
    )
    MEASURE_ASK_CONFIRMATION = (
        "measure.ask_confirmation",
        _("Am {date} bat {who} den Fachbereich, {it} zu bestätigen."),
    )
    MEASURE_ASK_WITHIN = (
        "measure.ask_within",
        _("Am {date} bat {who} den Fachbereich, {it} bis {after[confirmation_due]} zu bestätigen."),
    )
    MEASURE_CONFIRM = "measure.confirm", _("Am {date} bestätigte {who} {it}.")
    MEASURE_RETURN = "measure.return", _("Am {date} gab {who} {it} an das Büro zurück.")
    MEASURE_OVERRIDE = (
        "measure.override",
        _("Am {date} ließ {who} den Prüfhinweis {after[rule]} stehen."),
    )
    MEASURE_REACH_MILESTONE = (
        "measure.reach_milestone",
        _("Am {date} meldete {who} den Meilenstein „{after[milestone]}“: {after[reached_on]}."),
        PUBLIC,
    )
    MEASURE_REOPEN_MILESTONE = (
        "measure.reopen_milestone",
        _("Am {date} nahm {who} zurück, dass der Meilenstein „{after[milestone]}“ erreicht ist."),
        PUBLIC,
    )
    MEASURE_MOVE_MILESTONE = (
        "measure.move_milestone",
        _(
            "Am {date} verschob {who} den Meilenstein „{after[milestone]}“ von {before[day]} auf "
            "{after[day]}."
        ),
        PUBLIC,
    )
    MEASURE_KEEP_MILESTONE = (
        "measure.keep_milestone",
        _(
            "Am {date} nahm {who} zurück, dass sich der Meilenstein „{after[milestone]}“ "
            "verschiebt."
        ),
        PUBLIC,
    )
    MEASURE_END_PASSED = (
        "measure.end_passed",
        _("Am {date} war {it} nicht abgeschlossen; das Ende war der {after[day]}."),
        PUBLIC,
    )
    MEASURE_MILESTONE_PASSED = (
        "measure.milestone_passed",
        _(
            "Am {date} war der Meilenstein „{after[milestone]}“ nicht als erreicht gemeldet; sein "
            "Tag war der {after[day]}."
        ),
        PUBLIC,
    )
    MEASURE_HAND_OVER = (
        "measure.hand_over",
        _("Am {date} gab {who} die Federführung weiter: {after[lead_unit]}."),
        PUBLIC,
    )
    MEASURE_ADD_NOTE = "measure.add_note", _("Am {date} berichtete {who}: {after[label]}."), PUBLIC
    MEASURE_REMOVE_NOTE = (
        "measure.remove_note",
        _("Am {date} löschte {who} den Sachstand „{before[label]}“."),
        PUBLIC,
    )
    MEASURE_RECORD_VALUE = (
        "measure.record_value",
        _(
            "Am {date} trug {who} einen Messwert vom {after[day]} ein: {after[value]} "
            "({after[indicator]})."
        ),
        PUBLIC,
    )
    MEASURE_CORRECT_VALUE = (
        "measure.correct_value",
        _(
            "Am {date} berichtigte {who} den Messwert {before[value]} vom {before[day]}: Es sind "
            "{after[value]} am {after[day]} ({after[indicator]})."
        ),
        PUBLIC,
    )
    MEASURE_RECORD_VALUES = (
        "measure.record_values",
        _(
            "Am {date} trug {who} mehrere Messwerte ein; Zahl der Werte: {after[n]}, vom "
            "{after[first]} bis zum {after[last]}."
        ),
        PUBLIC,
    )
    MEASURE_REMOVE_VALUE = (
        "measure.remove_value",
        _(
            "Am {date} löschte {who} den Messwert {before[value]} vom {before[day]} "
            "({before[indicator]})."
        ),
        PUBLIC,
    )
    MEASURE_WITHDRAW_OVERRIDE = (
        "measure.withdraw_override",
        _("Am {date} nahm {who} die Ausnahme von {before[rule]} zurück."),
    )
    GOAL_CREATE = "goal.create", CREATED
    GOAL_EDIT = "goal.edit", CHANGED
    GOAL_DELETE = "goal.delete", DELETED
    GOAL_REORDER = "goal.reorder", _("Am {date} ordnete {who} die Ziele neu: {after[order]}.")
    VERSION_FREEZE = "version.freeze", _("Am {date} fror {who} den Katalog ein: {it}.")
    VERSION_PUBLISH = "version.publish", _("Am {date} veröffentlichte {who} {it}."), PUBLIC
    VERSION_WITHDRAW = (
        "version.withdraw",
        _("Am {date} nahm {who} {it} von der öffentlichen Seite."),
        PUBLIC,
    )
    CATALOGUE_IMPORT = (
        "catalogue.import",
        _(
            "Am {date} las {who} die Datei „{after[file]}“ ein: {after[new]} neue Maßnahmen, "
            "{after[changed]} geänderte."
        ),
    )
    CATALOGUE_BULK_CHANGE = (
        "catalogue.bulk_change",
        _(
            "Am {date} änderte {who} bei mehreren Maßnahmen auf einmal: {after[fields]}; "
            "Zahl der Maßnahmen: {after[size]}."
        ),
    )
    DEADLINES_SET = "deadlines.set", CHANGED
    CONCEPT_DAYS_SET = "concept_days.set", CHANGED
    CATALOGUE_UNDO = (
        "catalogue.undo",
        _(
            "Am {date} nahm {who} {after[what]} zurück: {after[put_back]} Maßnahmen "
            "zurückgesetzt, {after[deleted]} gelöscht."
        ),
    )


BY_THE_CLOCK = (MeasuresVerb.MEASURE_END_PASSED, MeasuresVerb.MEASURE_MILESTONE_PASSED)
"""Nobody did it: a promised day passed."""
