from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.measures"
    label = "measures"
    verbose_name = "Maßnahmen"

    def ready(self) -> None:
        from gemeinwerk.measures import phrases

        phrases.register()
