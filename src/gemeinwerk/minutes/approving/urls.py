"""Addresses of drafts and approved minutes, at the desk."""

from django.urls import path

from gemeinwerk.minutes.approving import views

app_name = "approving"
_ONE = "protokolle/<number:pk>/entwurf/"
_VERSION = "protokolle/fassungen/<number:pk>/"
urlpatterns = [
    path(_ONE, views.draft, name="draft"),
    path(f"{_ONE}versenden/", views.send, name="send"),
    path(f"{_ONE}genehmigen/", views.approve, name="approve"),
    path(f"{_ONE}berichtigen/", views.correct, name="correct"),
    path("protokolle/vorschlaege/<number:pk>/", views.decide, name="decide"),
    path(f"{_VERSION}veroeffentlichen/", views.publish, name="publish"),
    path(f"{_VERSION}protokoll.<slug:suffix>", views.file, name="file"),
    path("protokolle/oeffentlich/<number:pk>/zurueckziehen/", views.withdraw, name="withdraw"),
]
