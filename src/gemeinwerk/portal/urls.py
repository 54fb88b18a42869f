from django.urls import path

from gemeinwerk.portal.views.styleguide import styleguide

app_name = "portal"
urlpatterns = [
    path("", styleguide, name="home"),
    path("gestaltung/", styleguide, name="styleguide"),
]
