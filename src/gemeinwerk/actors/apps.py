from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.actors"
    label = "actors"
    verbose_name = "Akteur*innen"

    def ready(self) -> None:
        from gemeinwerk.actors.standing import by_unit
        from gemeinwerk.audit import standing

        standing.register(by_unit)
