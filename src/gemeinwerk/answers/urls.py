"""Addresses at the desk of what becomes of contributions."""

from django.urls import path

from gemeinwerk.answers.views import assigning, listing, matrix, rounds

app_name = "outcomes"
_CONCEPT = "konzepte/<slug:slug>/antworten/"
_ONE = f"{_CONCEPT}<number:number>/"
_ROUNDS = f"{_CONCEPT}runden/"
_ROUND = f"{_ROUNDS}<number:number>/"
urlpatterns = [
    path(_CONCEPT, listing.outcomes, name="outcomes"),
    path(f"{_CONCEPT}gemeinsam/", listing.together, name="together"),
    path(f"{_CONCEPT}felder-und-themen/", matrix.fields_and_themes, name="matrix"),
    path(_ROUNDS, rounds.rounds, name="rounds"),
    path(_ROUND, rounds.round, name="round"),
    path(f"{_ROUND}freigeben/", rounds.release, name="release"),
    path(f"{_ROUND}aufnehmen/", rounds.add, name="add"),
    path(f"{_ROUND}herausnehmen/", rounds.take_out, name="take_out"),
    path(f"{_ROUND}briefe/", rounds.print_letters, name="letters"),
    path(f"{_ROUND}verwerfen/", rounds.discard, name="discard"),
    path(_ONE, assigning.assign, name="assign"),
    path(f"{_ONE}neue-massnahme/", assigning.new_measure, name="new_measure"),
    path("antworten/<number:pk>/zuruecknehmen/", assigning.remove, name="remove"),
]
