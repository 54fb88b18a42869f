"""Addresses at the desk of what is merged and split."""

from django.urls import path

from gemeinwerk.contributions.merging import views

_LIST = "konzepte/<slug:slug>/beitraege/"
_ONE = f"{_LIST}<number:number>/"
_ASKED = "zusammenfuehrungsfragen/<number:pk>/"
app_name = "merging"
urlpatterns = [
    path("konzepte/<slug:slug>/beitraege/<number:number>/nahe/", views.near, name="near"),
    path(f"{_LIST}aehnlich/", views.alike, name="alike"),
    path(f"{_ONE}zusammenfuehren/", views.merge, name="merge"),
    path(f"{_ONE}teilen/", views.split, name="split"),
    path("zusammenfuehrungen/<number:pk>/zuruecknehmen/", views.unmerge, name="unmerge"),
    path("teilungen/<number:pk>/zuruecknehmen/", views.unsplit, name="unsplit"),
    path(f"{_ASKED}entscheiden/", views.decide, name="decide"),
    path(f"{_ASKED}verwerfen/", views.drop, name="drop"),
]
