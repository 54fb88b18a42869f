"""Addresses of steering, in the namespace of monitoring."""

from django.urls import path

from gemeinwerk.monitoring.steering import views

_MEASURE = "konzepte/<slug:slug>/massnahmen/<number:pk>/steuerung/"

urlpatterns = [
    path("konzepte/<slug:slug>/steuerung/", views.steering, name="steering"),
    path("konzepte/<slug:slug>/abhaengigkeiten/", views.dependencies, name="dependencies"),
    path(_MEASURE, views.of_measure, name="measure_steering"),
    path(f"{_MEASURE}abweichung/", views.add, name="deviation_add"),
    path("abweichungen/<number:pk>/", views.deviation, name="deviation"),
    path("abweichungen/<number:pk>/bearbeiten/", views.edit, name="deviation_edit"),
    path("abweichungen/<number:pk>/entscheiden/", views.decide, name="decide"),
    path("abweichungen/<number:pk>/aufgabe/", views.assign, name="assign"),
    path("abweichungen/<number:pk>/schliessen/", views.close, name="deviation_close"),
    path("abweichungen/<number:pk>/wieder-oeffnen/", views.reopen, name="deviation_reopen"),
    path("entscheidungen/<number:pk>/zeigen/", views.show_decision, name="decision_show"),
    path("aufgaben/<number:pk>/erledigt/", views.finish, name="assignment_finish"),
    path("abhaengigkeiten/<number:pk>/entfernen/", views.depend_no_more, name="dependency_remove"),
]
