"""Where anybody comments on a draft: outside the desk, in all languages of answers."""

from django.urls import path

from gemeinwerk.comments.page import views

app_name = "commenting"
urlpatterns = [
    path("<slug:slug>/<number:number>/ziel/<path:code>/", views.goal, name="goal"),
    path("<slug:slug>/<number:number>/massnahme/<path:code>/", views.measure, name="measure"),
]
