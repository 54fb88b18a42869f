from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.accounts"
    label = "accounts"
    verbose_name = "Konten"
