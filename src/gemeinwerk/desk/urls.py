from django.urls import path

from gemeinwerk.desk.views import home

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
]
