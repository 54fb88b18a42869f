"""Where those who were at a meeting read its draft and propose changes: outside the desk."""

from django.urls import path

from gemeinwerk.minutes.approving.page import views

app_name = "draft"
urlpatterns = [
    path("<str:token>/", views.page, name="page"),
    path("<str:token>/anmerkung/", views.remark, name="remark"),
    path("<str:token>/absatz/<number:pk>/", views.suggest, name="suggest"),
]
