"""The town's own questions of a phase, at the desk."""

from django.urls import path

from gemeinwerk.contributions.asking import views

app_name = "asking"
_PHASE = "konzepte/<slug:slug>/beteiligungen/<number:pk>/fragen/"
urlpatterns = [
    path(_PHASE, views.questions, name="questions"),
    *views.QUESTIONS.paths("beteiligungsfragen/", new=f"{_PHASE}neu/"),
    path("angaben/<number:pk>/intern/", views.inside, name="inside"),
]
