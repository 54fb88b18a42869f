"""Addresses at the desk of reading contributions before others do."""

from django.urls import path

from gemeinwerk.contributions.moderating import views

_LIST = "konzepte/<slug:slug>/beitraege/"
_ONE = f"{_LIST}<number:number>/"
app_name = "moderating"
urlpatterns = [
    path(f"{_LIST}pruefen/", views.waiting, name="waiting"),
    path(f"{_ONE}pruefen/", views.read, name="read"),
    path(f"{_ONE}freigeben/", views.show, name="show"),
    path(f"{_ONE}schwaerzen/", views.black_out, name="black_out"),
    path(f"{_ONE}ausblenden/", views.hide, name="hide"),
    path(f"{_ONE}meldungen-erledigen/", views.settle, name="settle"),
    path(f"{_ONE}widerspruch/", views.answer, name="answer"),
    path("anlagen/<number:pk>/zeigen/", views.show_file, name="show_file"),
]
