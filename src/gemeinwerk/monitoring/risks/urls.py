"""Addresses of risks, in the namespace of monitoring."""

from django.urls import path

from gemeinwerk.monitoring.risks import views

urlpatterns = [
    path("konzepte/<slug:slug>/risiken/", views.risks, name="risks"),
    path("konzepte/<slug:slug>/risiken/neu/", views.add, name="risk_add"),
    path(
        "konzepte/<slug:slug>/massnahmen/<number:pk>/steuerung/risiko/",
        views.add_to_measure,
        name="risk_of_measure",
    ),
    path("risiken/<number:pk>/", views.risk, name="risk"),
    path("risiken/<number:pk>/bearbeiten/", views.edit, name="risk_edit"),
    path("risiken/<number:pk>/angesehen/", views.review, name="risk_review"),
    path("risiken/<number:pk>/schliessen/", views.close, name="risk_close"),
    path("risiken/<number:pk>/wieder-oeffnen/", views.reopen, name="risk_reopen"),
]
