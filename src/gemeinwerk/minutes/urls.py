"""Addresses of minutes at the desk."""

from django.urls import path

from gemeinwerk.minutes.views import attending, outcomes, page, writing

app_name = "minutes"
_ONE = "protokolle/<number:pk>/"
_THERE = "protokolle/anwesend/<number:pk>/"
_DECISION = "beschluesse/<number:pk>/"
_TASK = "sitzungsaufgaben/<number:pk>/"
urlpatterns = [
    path("sitzungen/<number:pk>/protokoll/", page.begin, name="begin"),
    path(_ONE, page.minutes, name="minutes"),
    path(f"{_ONE}weiter/", page.go_on, name="go_on"),
    path(f"{_ONE}beenden/", page.finish, name="finish"),
    path(f"{_ONE}absatz/", writing.save, name="save"),
    path(f"{_ONE}absaetze/", writing.save_all, name="save_all"),
    path(f"{_ONE}stand/", writing.newer, name="newer"),
    path(f"{_ONE}anwesend/", attending.mark, name="mark"),
    path(f"{_ONE}anwesend/neu/", attending.enter, name="enter"),
    path(f"{_ONE}beschlussfaehig/", attending.quorum, name="quorum"),
    path(f"{_ONE}code/", attending.give_code, name="give_code"),
    path(f"{_ONE}code/beenden/", attending.end_code, name="end_code"),
    path(_THERE, attending.edit, name="attendance"),
    path(f"{_THERE}entfernen/", attending.remove, name="attendance_remove"),
    path(f"{_ONE}beschluss/", outcomes.decide, name="decide"),
    path(f"{_ONE}aufgabe/", outcomes.give_task, name="give_task"),
    path(_DECISION, outcomes.decision, name="decision"),
    path(f"{_DECISION}bearbeiten/", outcomes.edit_decision, name="decision_edit"),
    path(f"{_DECISION}entfernen/", outcomes.remove_decision, name="decision_remove"),
    path(f"{_TASK}bearbeiten/", outcomes.edit_task, name="task_edit"),
    path(f"{_TASK}entfernen/", outcomes.remove_task, name="task_remove"),
]
