from django.urls import include, path

urlpatterns = [
    path("konto/", include("gemeinwerk.accounts.urls")),
    path("arbeitsplatz/", include("gemeinwerk.desk.urls")),
    path("arbeitsplatz/", include("gemeinwerk.concepts.urls")),
    path("arbeitsplatz/", include("gemeinwerk.measures.urls")),
    path("arbeitsplatz/", include("gemeinwerk.actors.urls")),
    path("arbeitsplatz/", include("gemeinwerk.notices.urls")),
    path("", include("gemeinwerk.core.urls")),
    path("", include("gemeinwerk.portal.urls")),
]

handler403 = "gemeinwerk.accounts.views.forbidden"
handler404 = "gemeinwerk.core.views.page_not_found"
handler500 = "gemeinwerk.core.views.server_error"
