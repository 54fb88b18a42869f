from django.http import HttpRequest, HttpResponse
from django.urls import path

from gemeinwerk.config.urls import urlpatterns as product


def null(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [path("null/", null), *product]
