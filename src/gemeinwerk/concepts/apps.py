from django.apps import AppConfig


class Config(AppConfig):
    name = "gemeinwerk.concepts"
    label = "concepts"
    verbose_name = "Konzepte"
