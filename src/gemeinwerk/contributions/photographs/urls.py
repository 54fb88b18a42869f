"""Photographs at the desk: of a concept, and one beside what is typed off it."""

from django.urls import path

from gemeinwerk.contributions.photographs import views

app_name = "photographs"
_OF_CONCEPT = "konzepte/<slug:slug>/fotos/"
_ONE = "fotos/<number:pk>/"
urlpatterns = [
    path(_OF_CONCEPT, views.photographs, name="photographs"),
    path(f"{_OF_CONCEPT}neu/", views.add, name="add"),
    path(_ONE, views.photograph, name="photograph"),
    path(f"{_ONE}bild/", views.picture, name="picture"),
    path(f"{_ONE}bearbeiten/", views.edit, name="edit"),
    path(f"{_ONE}loeschen/", views.remove, name="remove"),
]
