"""Addresses of questions at the desk."""

from django.urls import path

from gemeinwerk.questions import views

app_name = "questions"
urlpatterns = [
    path("fragen/", views.questions, name="questions"),
    path("fragen/<number:pk>/", views.question, name="question"),
    path("fragen/<number:pk>/ablehnen/", views.decline, name="decline"),
    path("fragen/<number:pk>/veroeffentlichen/", views.publish, name="publish"),
    path("fragen/<number:pk>/zurueckziehen/", views.withdraw, name="withdraw"),
]
