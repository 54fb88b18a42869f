"""Addresses of progress reports at the desk."""

from django.urls import path

from gemeinwerk.progress_reports import views

app_name = "progress_reports"
urlpatterns = [
    path("konzepte/<slug:slug>/berichte/", views.reports, name="reports"),
    path("konzepte/<slug:slug>/berichte/neu/", views.create, name="create"),
    path(
        "konzepte/<slug:slug>/berichte/beteiligung/neu/",
        views.create_of_participation,
        name="create_of_participation",
    ),
    path("konzepte/<slug:slug>/berichte/vergleich/", views.compare, name="compare"),
    path("konzepte/<slug:slug>/berichte/<number:number>/", views.issued, name="issued"),
    path(
        "konzepte/<slug:slug>/berichte/<number:number>/veroeffentlichen/",
        views.publish,
        name="publish",
    ),
    path(
        "konzepte/<slug:slug>/berichte/<number:number>/bericht.<slug:suffix>",
        views.file,
        name="file",
    ),
    path("berichte/vorlage/", views.template, name="template"),
    path("berichte/vorlage/<slug:which>.docx", views.template_file, name="template_file"),
    path("berichte/vorlage/entfernen/", views.remove_template, name="template_remove"),
    path("berichte/<number:pk>/", views.report, name="report"),
    path("berichte/<number:pk>/bearbeiten/", views.edit, name="edit"),
    path("berichte/<number:pk>/ausgeben/", views.issue, name="issue"),
    path("berichte/<number:pk>/loeschen/", views.delete, name="delete"),
]
