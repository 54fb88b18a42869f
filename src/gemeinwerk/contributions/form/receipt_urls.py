"""What somebody said, by a link of their own."""

from django.urls import path

from gemeinwerk.contributions.form import receipt

app_name = "receipt"
urlpatterns = [
    path("<str:token>/", receipt.page, name="page"),
    path("<str:token>/aendern/", receipt.amend, name="amend"),
    path("<str:token>/zurueckziehen/", receipt.take_back, name="take_back"),
    path("<str:token>/anlagen/<number:pk>/", receipt.file, name="file"),
    path("<str:token>/gemeinsam/", receipt.together, name="together"),
    path("<str:token>/adresse-loeschen/", receipt.forget_address, name="forget_address"),
]
