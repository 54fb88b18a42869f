"""Addresses of the outbox."""

from django.urls import path

from gemeinwerk.notices import views

app_name = "notices"
urlpatterns = [
    path("postausgang/", views.outbox, name="outbox"),
    path("postausgang/<number:pk>/", views.notice, name="notice"),
    path("postausgang/<number:pk>/anhang/", views.attachment, name="attachment"),
    path("postausgang/<number:pk>/freigeben/", views.release, name="release"),
    path("postausgang/<number:pk>/erneut/", views.retry, name="retry"),
    path("postausgang/<number:pk>/zurueckziehen/", views.withdraw, name="withdraw"),
]
