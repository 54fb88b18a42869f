"""Where those invited to a meeting answer, and where their calendar is: outside the desk."""

from django.urls import path

from gemeinwerk.meetings.page import views

app_name = "attend"
urlpatterns = [
    path("<str:token>/", views.page, name="page"),
    path("<str:token>/sitzung.ics", views.entry, name="entry"),
    path("<str:token>/unterlagen/<number:pk>/", views.material, name="material"),
    path("<str:token>/kalender/", views.renew, name="renew"),
    path("kalender/<str:token>.ics", views.calendar, name="calendar"),
]
