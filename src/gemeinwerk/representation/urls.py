"""Addresses of „Wer ist dabei?“ at the desk."""

from django.urls import path

from gemeinwerk.representation import views

app_name = "representation"
_CONCEPT = "konzepte/<slug:slug>/wer-ist-dabei/"
_ONE = "wer-ist-dabei/<number:pk>/"
_RELEASE = "wer-ist-dabei/veroeffentlichungen/<number:pk>/"
urlpatterns = [
    path(_CONCEPT, views.overview, name="overview"),
    path(f"{_CONCEPT}vorbereiten/", views.prepare, name="prepare"),
    path(f"{_ONE}bearbeiten/", views.edit, name="edit"),
    path(f"{_ONE}entfernen/", views.remove, name="remove"),
    path(f"{_ONE}oeffnen/", views.open_it, name="open"),
    path(f"{_ONE}beenden/", views.close, name="close"),
    path(f"{_ONE}mehr/", views.more, name="more"),
    path(f"{_ONE}zettel/", views.slips, name="slips"),
    path(f"{_ONE}veroeffentlichung/", views.make_release, name="release_make"),
    path(_RELEASE, views.release, name="release"),
    path(f"{_RELEASE}zeigen/", views.publish, name="release_publish"),
    path(f"{_RELEASE}zurueckziehen/", views.withdraw, name="release_withdraw"),
]
