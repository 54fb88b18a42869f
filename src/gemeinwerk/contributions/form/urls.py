"""Where anybody says something: outside the desk, in all languages of answers."""

from django.urls import path

from gemeinwerk.contributions.form import supporting, views

app_name = "taking_part"
urlpatterns = [
    path("<slug:slug>/", views.entrance, name="entrance"),
    path("<slug:slug>/<number:pk>/", views.form, name="form"),
    path("<slug:slug>/<number:pk>/aehnlich/", views.near, name="near"),
    path("<slug:slug>/beitrag/<number:number>/melden/", views.report, name="report"),
    path("<slug:slug>/beitrag/<number:number>/zustimmen/", supporting.support, name="support"),
]
