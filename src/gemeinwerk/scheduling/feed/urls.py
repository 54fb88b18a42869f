"""Where the calendar of a planning is, under a secret address: outside the desk."""

from django.urls import path

from gemeinwerk.scheduling.feed import views

app_name = "planned"
urlpatterns = [path("<str:token>.ics", views.calendar, name="calendar")]
