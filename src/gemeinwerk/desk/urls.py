"""Addresses of the desk."""

from django.urls import path

from gemeinwerk.accounts.views.rights import rights
from gemeinwerk.desk.views import (
    accessibility,
    concept,
    editions,
    handbook,
    home,
    log,
    publishing,
    search,
    synonyms,
    town,
)

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("rechte/", rights, name="rights"),
    path("protokoll/", log.log, name="log"),
    path("kommune/", town.town, name="town"),
    path("kommune/barrierefreiheit/", accessibility.accessibility, name="accessibility"),
    path("kommune/woerter/", synonyms.synonyms, name="synonyms"),
    *synonyms.GROUPS.paths("kommune/woerter/"),
    path("suche/", search.search, name="search"),
    path("handbuch/", handbook.contents, name="handbook"),
    path("handbuch/<path:name>/", handbook.page, name="handbook_page"),
    path("konzepte/<slug:slug>/", concept.concept, name="concept"),
    path("konzepte/<slug:slug>/verlauf/", concept.history, name="concept_history"),
    path("konzepte/<slug:slug>/veroeffentlichen/", publishing.publish, name="publish"),
    path("konzepte/<slug:slug>/uebernahme/", editions.take_over, name="take_over"),
]
