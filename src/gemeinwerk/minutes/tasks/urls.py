"""Addresses of tasks from meetings, at the desk."""

from django.urls import path

from gemeinwerk.minutes.tasks import views

app_name = "tasks"
_ONE = "sitzungen/aufgaben/<number:pk>/"
urlpatterns = [
    path("sitzungen/aufgaben/", views.tasks, name="tasks"),
    path("meine-aufgaben/", views.own, name="own"),
    path(_ONE, views.task, name="task"),
    path(f"{_ONE}erledigt/", views.finish, name="finish"),
    path(f"{_ONE}weitergeben/", views.hand_on, name="hand_on"),
    path(f"{_ONE}entfaellt/", views.drop, name="drop"),
]
