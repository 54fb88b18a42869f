"""Addresses at the desk of statements of units."""

from django.urls import path

from gemeinwerk.answers.statements import views

app_name = "statements"
urlpatterns = [
    path("stellungnahmen/", views.statements, name="statements"),
    path("stellungnahmen/<number:pk>/", views.statement, name="statement"),
    path("stellungnahmen/<number:pk>/zuruecknehmen/", views.remove, name="remove"),
    path("konzepte/<slug:slug>/antworten/fachbereich-fragen/", views.ask, name="ask"),
]
