"""Where an organisation answers without an account: outside the desk, below no page of it."""

from django.urls import path

from gemeinwerk.nominations.views.answering import answer

app_name = "nominate"
urlpatterns = [path("<str:token>/", answer, name="answer")]
