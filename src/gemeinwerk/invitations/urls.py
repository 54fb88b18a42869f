"""Addresses of invitations at the desk."""

from django.urls import path

from gemeinwerk.invitations.views import single, waves, writing

app_name = "invitations"
_OF = "konzepte/<slug:slug>/einladungen/"
_WAVE = "einladungen/<number:pk>/"
_ONE = "einladungen/personen/<number:pk>/"
_LETTER = "einladungen/schreiben/<number:pk>/"
_TEXT = f"{_WAVE}texte/<slug:purpose>/<slug:language>/"
urlpatterns = [
    path(_OF, waves.waves, name="waves"),
    path(f"{_OF}neu/", waves.create, name="create"),
    path(_WAVE, waves.wave, name="wave"),
    path(f"{_WAVE}bearbeiten/", waves.edit, name="edit"),
    path(f"{_WAVE}vorlegen/", waves.lay_before, name="lay_before"),
    path(f"{_WAVE}zurueck/", waves.take_back, name="take_back"),
    path(f"{_WAVE}probe/", waves.try_out, name="try_out"),
    path(f"{_WAVE}erinnern/", waves.remind, name="remind"),
    path(f"{_WAVE}abschliessen/", waves.close, name="close"),
    path(f"{_WAVE}oeffnen/", waves.reopen, name="reopen"),
    path(f"{_WAVE}loeschen/", waves.delete, name="delete"),
    path(_TEXT, writing.text, name="text"),
    path(f"{_TEXT}loeschen/", writing.remove_text, name="text_remove"),
    path(f"{_WAVE}vorschau/<slug:purpose>/<slug:language>/", writing.preview, name="preview"),
    path(f"{_WAVE}an-wen/", writing.choose, name="choose"),
    path(f"{_WAVE}menschen/", writing.people, name="people"),
    path(f"{_WAVE}durchsicht/", writing.review, name="outbox"),
    path(f"{_WAVE}freigeben/", writing.release, name="release"),
    path(f"{_WAVE}drucken/", writing.print_letters, name="print"),
    path(_ONE, single.invitation, name="invitation"),
    path(f"{_ONE}noch-einmal/", single.send_again, name="send_again"),
    path(f"{_ONE}link-zurueckziehen/", single.withdraw_link, name="withdraw_link"),
    path(f"{_ONE}erinnerungen/", single.reminders, name="reminders"),
    path(f"{_ONE}weg/", single.channel, name="channel"),
    path(_LETTER, single.letter, name="letter"),
    path(f"{_LETTER}zuruecksetzen/", single.redraw, name="redraw"),
    path(f"{_LETTER}zurueckhalten/", single.withhold, name="withhold"),
    path(f"{_LETTER}freigeben/", single.let_go, name="let_go"),
]
