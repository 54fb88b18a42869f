"""One's own data without an account: outside the desk, below no page of it."""

from django.urls import path

from gemeinwerk.actors.views import own_data

app_name = "own_data"
urlpatterns = [
    path("", own_data.ask, name="ask"),
    path("<str:token>/", own_data.page, name="page"),
    path("<str:token>/json/", own_data.as_json, name="json"),
]
