"""Addresses of figures at the desk."""

from django.urls import path

from gemeinwerk.figures import views
from gemeinwerk.figures.reading import views as reading

app_name = "figures"
_CONCEPT = "konzepte/<slug:slug>/kennzahlen/"
urlpatterns = [
    path(_CONCEPT, views.figures, name="figures"),
    path(f"{_CONCEPT}gemeinsam/", views.shared_add, name="shared_add"),
    path(f"{_CONCEPT}widerspruch/", views.contradiction_add, name="contradiction_add"),
    path(f"{_CONCEPT}aufgliederung/", views.breakdown_add, name="breakdown_add"),
    path("kennzahlen/einlesen/<number:pk>/", views.share, name="share"),
    path("kennzahlen/<number:pk>/", views.shared, name="shared"),
    path("kennzahlen/<number:pk>/bearbeiten/", views.shared_edit, name="shared_edit"),
    path("kennzahlen/<number:pk>/loeschen/", views.shared_remove, name="shared_remove"),
    path("kennzahlen/<number:pk>/quelle/", reading.feed, name="feed"),
    path("kennzahlen/<number:pk>/quelle/angeben/", reading.feed_edit, name="feed_edit"),
    path("kennzahlen/<number:pk>/quelle/beenden/", reading.feed_remove, name="feed_remove"),
    path("kennzahlen/<number:pk>/quelle/lesen/", reading.feed_read, name="feed_read"),
    path("kennzahlen/lesungen/<number:pk>/", reading.reading, name="reading"),
    path("kennzahlen/<number:pk>/wert/", views.value_add, name="value_add"),
    path("kennzahlen/<number:pk>/verknuepfen/", views.link, name="link"),
    path("kennzahlen/werte/<number:pk>/", views.value, name="value"),
    path("kennzahlen/werte/<number:pk>/loeschen/", views.value_remove, name="value_remove"),
    path("kennzahlen/verknuepfungen/<number:pk>/loesen/", views.unlink, name="unlink"),
    path("widersprueche/<number:pk>/", views.contradiction, name="contradiction"),
    path("aufgliederungen/<number:pk>/loeschen/", views.breakdown_remove, name="breakdown_remove"),
]
