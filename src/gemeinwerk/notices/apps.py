from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "gemeinwerk.notices"
    label = "notices"
    verbose_name = "Mitteilungen"

    def ready(self) -> None:
        from gemeinwerk.notices import account_mails

        account_mails.deliver()
        autodiscover_modules("notices")
