"""Where those who are invited answer: outside the desk, below no page of it."""

from django.urls import path

from gemeinwerk.invitations.answering.page import answering, code

app_name = "answering"
urlpatterns = [
    path("", code.code, name="code"),
    path("<str:token>/", answering.page, name="page"),
    path("<str:token>/danke/", answering.thanks, name="thanks"),
    path("<str:token>/termin.ics", answering.entry, name="entry"),
]
