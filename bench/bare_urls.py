from django.urls import path

from bench.urls import null

urlpatterns = [path("bare/", null)]
