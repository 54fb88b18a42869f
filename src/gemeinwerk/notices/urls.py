from django.urls import path

from gemeinwerk.notices import views

app_name = "notices"
urlpatterns = [
    path("postausgang/", views.outbox, name="outbox"),
    path("postausgang/<int:pk>/", views.notice, name="notice"),
    path("postausgang/<int:pk>/freigeben/", views.release, name="release"),
    path("postausgang/<int:pk>/erneut/", views.retry, name="retry"),
    path("postausgang/<int:pk>/zurueckziehen/", views.withdraw, name="withdraw"),
]
