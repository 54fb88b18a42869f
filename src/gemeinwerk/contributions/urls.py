"""Addresses of contributions at the desk. One is called by its number within the concept."""

from django.urls import path

from gemeinwerk.contributions.importing import views as importing
from gemeinwerk.contributions.views import (
    exporting,
    lists,
    page,
    participations,
    parts,
    recording,
    sources,
)

app_name = "contributions"
_LIST = "konzepte/<slug:slug>/beitraege/"
_ONE = f"{_LIST}<number:number>/"
_PHASES = "konzepte/<slug:slug>/beteiligungen/"
_PHASE = f"{_PHASES}<number:pk>/"
_IMPORT = "beitragsdateien/<number:pk>/"
_VOICE = "stimmen/<number:pk>/"
_ATTACHMENT = "anlagen/<number:pk>/"
urlpatterns = [
    path(_LIST, lists.listed, name="contributions"),
    path(f"{_LIST}neu/", recording.create, name="create"),
    path(f"{_LIST}wuensche/", sources.wishes, name="wishes"),
    path(f"{_LIST}export.<slug:suffix>", exporting.export, name="export"),
    path(f"{_LIST}einlesen/", importing.imports, name="imports"),
    path(_IMPORT, importing.run, name="import"),
    path(f"{_IMPORT}fortschritt/", importing.progress, name="import_progress"),
    path(f"{_IMPORT}spalten/", importing.mapping, name="import_mapping"),
    path(f"{_IMPORT}uebernehmen/", importing.apply, name="import_apply"),
    path(f"{_IMPORT}verwerfen/", importing.discard, name="import_discard"),
    path(f"{_IMPORT}neu-beginnen/", importing.take_up, name="import_take_up"),
    path("protokolle/<number:pk>/beitraege/", sources.mark, name="mark"),
    path(_ONE, page.contribution, name="contribution"),
    path(f"{_ONE}bearbeiten/", recording.edit, name="edit"),
    path(f"{_ONE}veroeffentlichen/", page.publish, name="publish"),
    path(f"{_ONE}intern/", page.keep_internal, name="keep_internal"),
    path(f"{_ONE}zurueckziehen/", page.withdraw, name="withdraw"),
    path(f"{_ONE}stimme/", parts.voice_add, name="voice_add"),
    path(f"{_ONE}anlage/", parts.attach, name="attach"),
    path(_VOICE, parts.voice_edit, name="voice_edit"),
    path(f"{_VOICE}entfernen/", parts.voice_remove, name="voice_remove"),
    path(_ATTACHMENT, parts.attachment, name="attachment"),
    path(f"{_ATTACHMENT}entfernen/", parts.attachment_remove, name="attachment_remove"),
    path(_PHASES, participations.participations, name="participations"),
    path(f"{_PHASES}neu/", participations.create, name="participation_create"),
    path(_PHASE, participations.edit, name="participation_edit"),
    path(f"{_PHASE}schliessen/", participations.close, name="participation_close"),
    path(f"{_PHASE}oeffnen/", participations.reopen, name="participation_reopen"),
    path(f"{_PHASE}loeschen/", participations.delete, name="participation_delete"),
]
