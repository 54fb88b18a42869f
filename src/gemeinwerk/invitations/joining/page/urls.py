"""Where anybody may ask to take part: outside the desk, in all languages of answers."""

from django.urls import path

from gemeinwerk.invitations.joining.page import views

app_name = "joining"
urlpatterns = [
    path("bestaetigen/<str:key>/", views.confirm, name="confirm"),
    path("<slug:slug>/", views.join, name="join"),
]
