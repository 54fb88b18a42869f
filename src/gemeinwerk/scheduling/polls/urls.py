"""Where those who are asked answer: outside the desk."""

from django.urls import path

from gemeinwerk.scheduling.polls import page

app_name = "poll"
urlpatterns = [
    path("<str:token>/", page.page, name="page"),
    path("<str:token>/kalender/", page.calendar, name="calendar"),
]
