"""Addresses of the public site."""

from django.urls import path

from gemeinwerk.portal.views import (
    catalogue,
    concept,
    data,
    feeds,
    home,
    legal,
    measure,
    pictures,
    question,
    search,
    seo,
    styleguide,
    versions,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("konzepte/<slug:slug>/", concept.concept, name="concept"),
    path("konzepte/<slug:slug>/bestandsaufnahme/", concept.review, name="review"),
    path("konzepte/<slug:slug>/leichte-sprache/", legal.plain_concept, name="plain_concept"),
    path("konzepte/<slug:slug>/meilensteine/", concept.milestones, name="milestones"),
    path("konzepte/<slug:slug>/massnahmen/", catalogue.catalogue, name="catalogue"),
    path("konzepte/<slug:slug>/druck/", catalogue.catalogue_print, name="catalogue_print"),
    path("konzepte/<slug:slug>/massnahmen/<path:code>/", measure.measure, name="measure"),
    path("konzepte/<slug:slug>/neues/<path:code>/", feeds.measure_feed, name="measure_feed"),
    path("konzepte/<slug:slug>/frage/<path:code>/", question.question, name="question"),
    path("konzepte/<slug:slug>/fassungen/", versions.versions, name="versions"),
    path("konzepte/<slug:slug>/fassungen/<number:number>/", versions.version, name="version"),
    path(
        "konzepte/<slug:slug>/fassungen/<number:old>/vergleich/<number:new>/",
        versions.comparison,
        name="comparison",
    ),
    path(
        "konzepte/<slug:slug>/fassungen/<number:number>/massnahmen/<path:code>/",
        measure.frozen_measure,
        name="frozen_measure",
    ),
    path("konzepte/<slug:slug>/herunterladen/", data.downloads, name="downloads"),
    path("konzepte/<slug:slug>/katalog.<slug:suffix>", data.catalogue_file, name="catalogue_file"),
    path(
        "konzepte/<slug:slug>/fassungen/<number:number>/katalog.<slug:suffix>",
        data.version_file,
        name="version_file",
    ),
    path("schema/katalog-1.json", data.catalogue_schema, name="schema"),
    path("suche/", search.search, name="search"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutz/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
    path("leichte-sprache/", legal.plain, name="plain"),
    path("gestaltung/", styleguide.styleguide, name="styleguide"),
    path("vorschau.png", pictures.town_picture, name="picture"),
    path("konzepte/<slug:slug>/vorschau.png", pictures.concept_picture, name="concept_picture"),
    path("robots.txt", seo.robots, name="robots"),
    path("sitemap.xml", seo.sitemap, name="sitemap"),
    path("favicon.ico", seo.favicon, name="favicon"),
]
