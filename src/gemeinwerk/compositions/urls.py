"""Addresses of wishes and proposals at the desk."""

from django.urls import path

from gemeinwerk.compositions.views import proposals, selection

app_name = "compositions"
_CONCEPT = "konzepte/<slug:slug>/besetzung/"
_ONE = "besetzungen/<number:pk>/"
urlpatterns = [
    path(_CONCEPT, proposals.overview, name="overview"),
    path(f"{_CONCEPT}auswahl/", selection.candidates, name="candidates"),
    path(f"{_CONCEPT}auswahl/neu/", selection.add, name="candidates_add"),
    path(f"{_CONCEPT}auswahl/antworten/", selection.answers, name="candidates_answers"),
    path("besetzungen/auswahl/<number:pk>/entfernen/", selection.remove, name="candidate_remove"),
    path(_ONE, proposals.composition, name="composition"),
    path(f"{_ONE}stand/", proposals.progress, name="progress"),
    path(f"{_ONE}aufgabe.json", proposals.problem, name="problem"),
    path(f"{_ONE}platz/<number:person>/", proposals.place, name="place"),
    path(f"{_ONE}uebernehmen/", proposals.take_over, name="take_over"),
    path(f"{_ONE}verwerfen/", proposals.discard, name="discard"),
]
