from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "gemeinwerk.audit"
    label = "audit"
    verbose_name = "Protokoll"

    def ready(self) -> None:
        autodiscover_modules("phrases")
