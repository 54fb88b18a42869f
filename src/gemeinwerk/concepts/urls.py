"""Addresses of concepts at the desk."""

from django.urls import path

from gemeinwerk.concepts.views import (
    deleting,
    editing,
    groups,
    overview,
    phases,
    review,
    status,
    structure,
)

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
    path("konzepte/<slug:slug>/gruppen/", groups.groups, name="groups"),
    path("konzepte/<slug:slug>/gruppen/<number:pk>/anlegen/", groups.found, name="group_found"),
    *structure.FIELDS.paths("konzepte/<slug:slug>/aufbau/felder/"),
    *structure.THEMES.paths("konzepte/<slug:slug>/aufbau/themen/"),
    path("konzepte/<slug:slug>/phasen/", phases.phases, name="phases"),
    *phases.PHASES.paths("konzepte/<slug:slug>/phasen/"),
    path("konzepte/<slug:slug>/bestandsaufnahme/", review.review, name="review"),
    path("konzepte/<slug:slug>/bestandsaufnahme/bearbeiten/", review.edit, name="review_edit"),
    *review.FINDINGS.paths("konzepte/<slug:slug>/bestandsaufnahme/befunde/"),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/ablehnen/",
        review.refuse_finding,
        name="finding_refuse",
    ),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/anders/",
        review.take_up_elsewhere,
        name="finding_elsewhere",
    ),
    path(
        "konzepte/<slug:slug>/bestandsaufnahme/befunde/<number:pk>/wieder-oeffnen/",
        review.reopen_finding,
        name="finding_reopen",
    ),
]
