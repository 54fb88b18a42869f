"""Addresses of concepts at the desk."""

from django.urls import path

from gemeinwerk.concepts.views import deleting, editing, overview, phases, review, status, structure

app_name = "concepts"
urlpatterns = [
    path("konzepte/", overview.concepts, name="concepts"),
    path("konzepte/neu/", overview.create, name="create"),
    path("konzepte/<slug:slug>/neue-auflage/", overview.next_edition, name="next_edition"),
    path("konzepte/<slug:slug>/bearbeiten/", editing.edit, name="edit"),
    path("konzepte/<slug:slug>/loeschen/", deleting.delete, name="delete"),
    path("konzepte/<slug:slug>/stand/", status.status, name="status"),
    path("konzepte/<slug:slug>/zurueckziehen/", status.withdraw, name="withdraw"),
    path("konzepte/<slug:slug>/aufbau/", structure.structure, name="structure"),
    path("konzepte/<slug:slug>/aufbau/felder/neu/", structure.add_field, name="field_add"),
    path("konzepte/<slug:slug>/aufbau/felder/<number:pk>/", structure.edit_field, name="field"),
    path(
        "konzepte/<slug:slug>/aufbau/felder/<number:pk>/verschieben/",
        structure.move_field,
        name="field_move",
    ),
    path(
        "konzepte/<slug:slug>/aufbau/felder/<number:pk>/entfernen/",
        structure.remove_field,
        name="field_remove",
    ),
    path("konzepte/<slug:slug>/aufbau/themen/neu/", structure.add_theme, name="theme_add"),
    path("konzepte/<slug:slug>/aufbau/themen/<number:pk>/", structure.edit_theme, name="theme"),
    path(
        "konzepte/<slug:slug>/aufbau/themen/<number:pk>/verschieben/",
        structure.move_theme,
        name="theme_move",
    ),
    path(
        "konzepte/<slug:slug>/aufbau/themen/<number:pk>/entfernen/",
        structure.remove_theme,
        name="theme_remove",
    ),
    path("konzepte/<slug:slug>/phasen/", phases.phases, name="phases"),
    path("konzepte/<slug:slug>/phasen/neu/", phases.add, name="phase_add"),
    path("konzepte/<slug:slug>/phasen/<number:pk>/", phases.edit, name="phase"),
    path("konzepte/<slug:slug>/phasen/<number:pk>/verschieben/", phases.move, name="phase_move"),
    path("konzepte/<slug:slug>/phasen/<number:pk>/entfernen/", phases.remove, name="phase_remove"),
    path("konzepte/<slug:slug>/bestandsaufnahme/", review.review, name="review"),
    path("konzepte/<slug:slug>/bestandsaufnahme/bearbeiten/", review.edit, name="review_edit"),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/neu/",
        review.add_finding,
        name="finding_add",
    ),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/",
        review.edit_finding,
        name="finding",
    ),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/entfernen/",
        review.remove_finding,
        name="finding_remove",
    ),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/ablehnen/",
        review.refuse_finding,
        name="finding_refuse",
    ),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/wieder-oeffnen/",
        review.reopen_finding,
        name="finding_reopen",
    ),
]
