"""Addresses of reporting at the desk."""

from django.urls import path

from gemeinwerk.monitoring import views
from gemeinwerk.monitoring.amending.urls import urlpatterns as amending
from gemeinwerk.monitoring.pictures.urls import urlpatterns as pictures
from gemeinwerk.monitoring.risks.urls import urlpatterns as risks
from gemeinwerk.monitoring.same.views import same, same_end
from gemeinwerk.monitoring.steering.urls import urlpatterns as steering
from gemeinwerk.monitoring.years.views import years

app_name = "monitoring"
urlpatterns = [
    path("konzepte/<slug:slug>/runden/", views.rounds, name="rounds"),
    path("konzepte/<slug:slug>/runden/oeffnen/", views.open_round, name="open"),
    path("konzepte/<slug:slug>/runden/plan/", views.plan, name="plan"),
    path("konzepte/<slug:slug>/runden/federfuehrungen/", views.leads, name="leads"),
    path("runden/<number:pk>/", views.round_page, name="round"),
    path("runden/<number:pk>/freigeben/", views.approve_several, name="approve_several"),
    path("runden/<number:pk>/erinnern/", views.remind, name="remind"),
    path("runden/<number:pk>/links/", views.links, name="links"),
    path("runden/<number:pk>/abschliessen/", views.close, name="close"),
    path("runden/<number:pk>/tabelle/", views.sheet, name="sheet"),
    path("runden/<number:pk>/tabelle/meldungen.xlsx", views.sheet_file, name="sheet_file"),
    path("runden/<number:pk>/tabelle/uebernehmen/", views.sheet_apply, name="sheet_apply"),
    path("konzepte/<slug:slug>/runden/in-zwei-konzepten/", same, name="same"),
    path("in-zwei-konzepten/<number:pk>/loesen/", same_end, name="same_end"),
    path("konzepte/<slug:slug>/massnahmen/<number:pk>/jahre/", years, name="years"),
    path("meldungen/", views.reports, name="reports"),
    path("meldungen/<number:pk>/", views.report, name="report"),
    path("meldungen/<number:pk>/freigeben/", views.approve, name="approve"),
    path("meldungen/<number:pk>/zurueckgeben/", views.give_back, name="return"),
    *pictures,
    *steering,
    *amending,
    *risks,
]
