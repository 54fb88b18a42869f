"""Addresses of core's own pages."""

from django.urls import path

from gemeinwerk.core import views

app_name = "core"
urlpatterns = [
    path("thema/<colour:colour>.css", views.stylesheet, name="stylesheet"),
    path("farbprobe/", views.colour_sample, name="colour_sample"),
    path("verstanden/<slug:side>/", views.understood, name="understood"),
    path("zeichen/<colour:colour>.svg", views.favicon, name="favicon"),
]
