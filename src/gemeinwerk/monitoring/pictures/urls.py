"""Addresses of a report's picture at the desk."""

from django.urls import path

from gemeinwerk.monitoring.pictures import views

urlpatterns = [
    path("meldungen/<number:pk>/bild/", views.picture, name="picture"),
    path("meldungen/<number:pk>/bild/entfernen/", views.withdraw, name="picture_withdraw"),
]
