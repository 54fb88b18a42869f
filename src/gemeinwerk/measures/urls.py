"""Addresses of measures at the desk."""

from django.urls import URLPattern, URLResolver, include, path

from gemeinwerk.measures.views import (
    answering,
    asking,
    bulk,
    checking,
    columns,
    comparing,
    confirming,
    creating,
    deadlines,
    dossier,
    exporting,
    freezing,
    goals,
    importing,
    measuring,
    mine,
    overriding,
    page,
    progress,
    table,
    undoing,
    value_files,
    versions,
    walking,
)

app_name = "measures"

measure_urls = [
    path("", dossier.overview, name="overview"),
    path("bearbeiten/", page.edit, name="edit"),
    path("bearbeiten/pruefen/", page.check, name="check_typed"),
    path("bearbeiten/zeile/<slug:part>/", page.row, name="row"),
    path("meilenstein/<number:key>/", progress.milestone, name="milestone"),
    path("meilenstein/<number:key>/verschieben/", progress.move, name="move_milestone"),
    path("notiz/", progress.note, name="note"),
    path("notiz/<number:key>/loeschen/", progress.remove_note, name="note_remove"),
    path("indikator/<number:key>/messwert/", measuring.record, name="value_add"),
    path("messwert/<number:key>/", measuring.correct, name="value"),
    path("messwert/<number:key>/loeschen/", measuring.remove, name="value_remove"),
    path("konflikt/", page.settle, name="settle"),
    path("angabe/", page.leftover, name="leftover"),
    path("zelle/<slug:cell>/", table.cell, name="cell"),
    path("bestaetigung/", confirming.confirmation, name="confirmation"),
    path("bestaetigung/bitten/", confirming.ask, name="ask"),
    path("ausnahme/<slug:rule>/", overriding.override, name="override"),
    path("verlauf/", dossier.history, name="history"),
    path("zur-liste/", walking.back, name="back"),
    path("loeschen/", creating.delete, name="delete"),
]
goal_urls = [
    path("", goals.overview, name="goals"),
    path("reihenfolge/", goals.reorder, name="reorder"),
    *goals.GOALS.paths(""),
]
version_urls = [
    path("", versions.versions, name="versions"),
    path("einfrieren/", freezing.freeze, name="freeze"),
    path("einfrieren/ausnahmen/", freezing.exceptions, name="exceptions"),
    path("vergleich/", comparing.comparison, name="compare"),
    path("<number:number>/", versions.version, name="version"),
    path("<number:number>/veroeffentlichen/", versions.publish, name="publish_version"),
    path("<number:number>/zurueckziehen/", versions.withdraw, name="withdraw_version"),
    path("<number:number>/katalog.<slug:suffix>", exporting.version, name="export_version"),
    path("<number:number>/massnahmen/<path:code>/", versions.measure, name="frozen"),
]
export_urls = [
    path("", exporting.export, name="export"),
    path("katalog.<slug:suffix>", exporting.draft, name="export_draft"),
]
import_urls = [
    path("", importing.imports, name="imports"),
    path("vorlage/", importing.blank, name="import_blank"),
    path("<number:pk>/", importing.run, name="import"),
    path("<number:pk>/fortschritt/", importing.progress, name="import_progress"),
    path("<number:pk>/zuordnung/", importing.mapping, name="import_mapping"),
    path("<number:pk>/uebernehmen/", importing.apply, name="import_apply"),
    path("<number:pk>/nummern/", importing.choose, name="import_choose"),
    path("<number:pk>/verwerfen/", importing.discard, name="import_discard"),
    path("<number:pk>/neu-beginnen/", importing.take_up, name="import_take_up"),
]
change_urls = [
    path("", undoing.changes, name="changes"),
    path("<number:pk>/zuruecknehmen/", undoing.undo, name="undo"),
]
concept_urls: list[URLPattern | URLResolver] = [
    path("", table.table, name="table"),
    path("bestaetigungen/", asking.confirmations, name="confirmations"),
    path("erinnerungen/", deadlines.concept_days, name="concept_days"),
    path("neu/", creating.create, name="create"),
    path("sammelaenderung/", bulk.change, name="bulk"),
    path("spalten/", columns.choose, name="columns"),
    path("pruefung/", checking.matrix, name="check"),
    path("pruefung/maengelliste.xlsx", checking.workbook, name="check_xlsx"),
    path("ziele/", include(goal_urls)),
    path("fassungen/", include(version_urls)),
    path("ausgabe/", include(export_urls)),
    path("einlesen/", include(import_urls)),
    path("aenderungen/", include(change_urls)),
    path("messwerte/", value_files.upload, name="value_file"),
    path("messwerte/eintragen/", value_files.enter, name="value_file_enter"),
    path("messwerte/liste/", value_files.changes, name="value_file_changes"),
    path("<number:pk>/", include(measure_urls)),
]
own_urls = [
    path("", mine.mine, name="mine"),
    path("bestaetigen/", answering.answer, name="answer"),
]
urlpatterns = [
    path("fristen/", deadlines.deadlines, name="deadlines"),
    path("meine-massnahmen/", include(own_urls)),
    path("konzepte/<slug:slug>/massnahmen/", include(concept_urls)),
]
