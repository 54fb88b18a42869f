from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "gemeinwerk.privacy"
    label = "privacy"
    verbose_name = "Datenschutz"

    def ready(self) -> None:
        autodiscover_modules("personal_data")
