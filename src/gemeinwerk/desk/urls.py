from django.urls import path

from gemeinwerk.accounts.views.rights import rights
from gemeinwerk.desk.views import home, log, town

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("rechte/", rights, name="rights"),
    path("protokoll/", log.log, name="log"),
    path("kommune/", town.town, name="town"),
]
