"""Addresses at the desk of what becomes of contributions."""

from django.urls import path

from gemeinwerk.answers.views import assigning, listing, matrix

app_name = "outcomes"
_CONCEPT = "konzepte/<slug:slug>/antworten/"
_ONE = f"{_CONCEPT}<number:number>/"
urlpatterns = [
    path(_CONCEPT, listing.outcomes, name="outcomes"),
    path(f"{_CONCEPT}gemeinsam/", listing.together, name="together"),
    path(f"{_CONCEPT}felder-und-themen/", matrix.fields_and_themes, name="matrix"),
    path(_ONE, assigning.assign, name="assign"),
    path(f"{_ONE}neue-massnahme/", assigning.new_measure, name="new_measure"),
    path("antworten/<number:pk>/zuruecknehmen/", assigning.remove, name="remove"),
]
