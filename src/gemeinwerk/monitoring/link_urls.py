"""Where a unit reports without an account: outside the desk, below no page of it."""

from django.urls import path

from gemeinwerk.monitoring.views.by_link import by_link

app_name = "by_link"
urlpatterns = [path("<str:token>/", by_link, name="reports")]
