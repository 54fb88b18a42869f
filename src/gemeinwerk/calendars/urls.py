"""Addresses of calendars, rooms and closed days at the desk."""

from django.urls import path

from gemeinwerk.calendars.reading import views as reading
from gemeinwerk.calendars.views import calendars, closed, events, rooms

app_name = "calendars"
_ONE = "kalender/<number:pk>/"
urlpatterns = [
    path("kalender/", calendars.calendars, name="calendars"),
    path("kalender/neu/", calendars.add, name="calendar_add"),
    path("kalender/raeume/", rooms.rooms, name="rooms"),
    path("kalender/freie-tage/", closed.closed_days, name="closed_days"),
    path(_ONE, calendars.calendar, name="calendar"),
    path(f"{_ONE}bearbeiten/", calendars.edit, name="calendar_edit"),
    path(f"{_ONE}entfernen/", calendars.remove, name="calendar_remove"),
    path(f"{_ONE}datei/", reading.read_file, name="read_file"),
    path(f"{_ONE}adresse/", reading.subscribe, name="subscribe"),
    path(f"{_ONE}adresse/entfernen/", reading.unsubscribe, name="unsubscribe"),
    path(f"{_ONE}adresse/lesen/", reading.read_now, name="read_now"),
    path("kalender/lesungen/<number:pk>/", reading.reading, name="reading"),
    *events.EVENTS.paths("kalender/termine/", new=f"{_ONE}termine/neu/"),
    *rooms.ROOMS.paths("kalender/raeume/"),
    *closed.CLOSED_DAYS.paths("kalender/freie-tage/"),
]
