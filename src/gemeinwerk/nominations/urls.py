"""Addresses of requests for nominations at the desk."""

from django.urls import path

from gemeinwerk.nominations.views import requests

app_name = "nominations"
_ONE = "akteure/benennungen/<number:pk>/"
urlpatterns = [
    path("akteure/benennungen/", requests.requests, name="requests"),
    path("akteure/benennungen/neu/", requests.ask, name="ask"),
    path(_ONE, requests.one_request, name="request"),
    path(f"{_ONE}erinnern/", requests.remind, name="remind"),
    path(f"{_ONE}noch-einmal/", requests.send_again, name="send_again"),
    path(f"{_ONE}zurueckziehen/", requests.withdraw, name="withdraw"),
    path(f"{_ONE}eintragen/", requests.enter, name="enter"),
    path(f"{_ONE}uebernehmen/<number:like>/", requests.take_over, name="take_over"),
    path(f"{_ONE}zurueckgeben/<number:like>/", requests.send_back, name="send_back"),
]
