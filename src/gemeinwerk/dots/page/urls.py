"""Where participants of a meeting give points: outside the desk, without an account."""

from django.urls import path

from gemeinwerk.dots.page import views

app_name = "giving"
urlpatterns = [
    path("", views.code, name="code"),
    path("<str:code>/", views.page, name="page"),
]
