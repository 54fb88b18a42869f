from django.urls import include, path

urlpatterns = [
    path("konto/", include("gemeinwerk.accounts.urls")),
    path("arbeitsplatz/", include("gemeinwerk.desk.urls")),
    path("", include("gemeinwerk.portal.urls")),
]
