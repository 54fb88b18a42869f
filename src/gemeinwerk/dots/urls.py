"""Addresses of shows of dots at the desk."""

from django.urls import path

from gemeinwerk.dots import views

app_name = "dots"
_ONE = "punkte-kleben/<number:pk>/"
urlpatterns = [
    path("sitzungen/<number:pk>/punkte-kleben/", views.create, name="create"),
    path(_ONE, views.weighing, name="weighing"),
    path(f"{_ONE}bearbeiten/", views.edit, name="edit"),
    path(f"{_ONE}loeschen/", views.remove, name="remove"),
    path(f"{_ONE}oeffnen/", views.open_it, name="open"),
    path(f"{_ONE}zettel/", views.slips, name="slips"),
    path(f"{_ONE}wand/", views.wall, name="wall"),
    path(f"{_ONE}beenden/", views.close, name="close"),
    path(f"{_ONE}leinwand/", views.screen, name="screen"),
    path(f"{_ONE}leinwand/stand/", views.standing, name="standing"),
    path(f"{_ONE}ergebnis.xlsx", views.spreadsheet, name="spreadsheet"),
]
