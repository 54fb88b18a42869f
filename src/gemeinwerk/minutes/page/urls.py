"""Where people enter themselves with the code of their meeting, without an account."""

from django.urls import path

from gemeinwerk.minutes.page import views

app_name = "attendance"
urlpatterns = [
    path("", views.code, name="code"),
    path("<str:code>/", views.page, name="page"),
]
