"""Addresses of changes to what was decided, in the namespace of monitoring."""

from django.urls import path

from gemeinwerk.monitoring.amending import views

_CONCEPT = "konzepte/<slug:slug>/aenderungen/"

urlpatterns = [
    path(_CONCEPT, views.amendments, name="amendments"),
    path(f"{_CONCEPT}wer-zustimmt/", views.rule, name="amendment_rule"),
    path(
        "konzepte/<slug:slug>/massnahmen/<number:pk>/steuerung/aenderung/",
        views.propose,
        name="amendment_propose",
    ),
    path("aenderungen/<number:pk>/", views.amendment, name="amendment"),
    path("aenderungen/<number:pk>/entscheiden/", views.settle, name="amendment_settle"),
    path("aenderungen/<number:pk>/zurueckziehen/", views.withdraw, name="amendment_withdraw"),
]
