"""Addresses of comments on a draft at the desk."""

from django.urls import path

from gemeinwerk.comments import views

app_name = "comments"
_CONCEPT = "konzepte/<slug:slug>/"
urlpatterns = [
    path(f"{_CONCEPT}anmerkungen/", views.comments, name="comments"),
    path(f"{_CONCEPT}beitraege/<number:number>/textstelle/", views.passage, name="passage"),
    path(f"{_CONCEPT}massnahmen/<number:pk>/anmerkungen/", views.of_measure, name="of_measure"),
    path(f"{_CONCEPT}beteiligungen/<number:pk>/entwurf/", views.draft, name="draft"),
]
