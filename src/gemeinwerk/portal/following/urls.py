"""Addresses at the desk of letters to whoever is known on paper alone."""

from django.urls import path

from gemeinwerk.portal.following import views

app_name = "letters"
_LETTERS = "konzepte/<slug:slug>/antworten/briefe/"
urlpatterns = [
    path(_LETTERS, views.letters, name="letters"),
    path(f"{_LETTERS}drucken/", views.write, name="write"),
    path(f"{_LETTERS}<number:number>/", views.file, name="file"),
]
