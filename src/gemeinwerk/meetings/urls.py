"""Addresses of meetings at the desk."""

from django.urls import path

from gemeinwerk.meetings.convening import views as convening
from gemeinwerk.meetings.replying import views as replies
from gemeinwerk.meetings.views import (
    coming_up,
    inviting,
    lists,
    materials,
    meetings,
    needs,
    wishes,
)
from gemeinwerk.meetings.views.agenda import ITEMS

app_name = "meetings"
_ONE = "sitzungen/<number:pk>/"
urlpatterns = [
    path("sitzungen/", lists.of_town, name="meetings"),
    path("sitzungen/neu/", meetings.create, name="create"),
    path("konzepte/<slug:slug>/sitzungen/", lists.of_concept, name="of_concept"),
    path(_ONE, meetings.meeting, name="meeting"),
    path(f"{_ONE}bearbeiten/", meetings.edit, name="edit"),
    path(f"{_ONE}verlegen/", meetings.move, name="move"),
    path(f"{_ONE}absagen/", meetings.cancel, name="cancel"),
    path(f"{_ONE}stattgefunden/", meetings.held, name="held"),
    path(f"{_ONE}ankuendigen/", meetings.announce, name="announce"),
    path(f"{_ONE}loeschen/", meetings.delete, name="delete"),
    path(f"{_ONE}einladen/", inviting.invite, name="invite"),
    path("sitzungen/eingeladen/<number:pk>/", inviting.enter, name="enter"),
    path("sitzungen/eingeladen/<number:pk>/entfernen/", inviting.leave_out, name="leave_out"),
    path(f"{_ONE}wuensche/", wishes.listed, name="wishes"),
    path(f"{_ONE}wuensche/<number:reply>/", wishes.decide, name="wish"),
    path(f"{_ONE}vorschlaege/", coming_up.offered, name="coming_up"),
    path(f"{_ONE}vorschlaege/aufnehmen/", coming_up.take_up, name="take_up"),
    path(f"{_ONE}unterlagen/", materials.listed, name="materials"),
    path("sitzungen/unterlagen/<number:pk>/", materials.file, name="material"),
    path("sitzungen/unterlagen/<number:pk>/zeigen/", materials.show, name="material_show"),
    path("sitzungen/unterlagen/<number:pk>/loeschen/", materials.remove, name="material_remove"),
    path(f"{_ONE}bedarfe/", needs.needed, name="needs"),
    path("gremien/<number:pk>/ladung/", convening.convening, name="convening"),
    path("gremien/<number:pk>/ladung/entfernen/", convening.remove, name="convening_remove"),
    path("sitzungen/antworten/", replies.replies, name="replies"),
    path("sitzungen/antworten/<number:pk>/", replies.reply, name="reply"),
    path("meine-sitzungen/", inviting.own, name="own"),
    path("meine-sitzungen/kalender/", inviting.renew, name="renew"),
    *ITEMS.paths("sitzungen/punkte/", new=f"{_ONE}punkte/neu/"),
]
