"""Addresses of answers at the desk."""

from django.urls import path

from gemeinwerk.invitations.answering.desk import views
from gemeinwerk.invitations.joining.desk import views as joining

app_name = "answers"
_WAVE = "einladungen/<number:pk>/"
urlpatterns = [
    path(f"{_WAVE}fragen/", views.asked, name="asked"),
    path(f"{_WAVE}fragen/<slug:language>/", views.text, name="text"),
    path(f"{_WAVE}bedarfe/", views.needed, name="needed"),
    path("einladungen/antworten/<number:pk>/", views.take_down, name="take_down"),
    path("einladungen/antworten/<number:pk>/vertretung/", views.invite_deputy, name="deputy"),
    path("einladungen/bedarfe/<uuid:pk>/bestellt/", views.book, name="book"),
    path("einladungen/bedarfe/<uuid:pk>/loeschen/", views.remove, name="remove"),
    path("meine-einladungen/", views.own, name="own"),
    path("konzepte/<slug:slug>/mitmachen/", joining.joining, name="joining"),
    path("konzepte/<slug:slug>/mitmachen/<number:pk>/", joining.further, name="further"),
    path("mitmachen/<number:pk>/aufnehmen/", joining.take_in, name="take_in"),
    path("mitmachen/<number:pk>/ablehnen/", joining.refuse, name="refuse"),
]
