from django.urls import path, register_converter

from gemeinwerk.core import views


class ColourConverter:
    """Six hexadecimal digits, as in /thema/1f5b4c.css."""

    regex = "[0-9a-f]{6}"

    def to_python(self, value: str) -> str:
        return f"#{value}"

    def to_url(self, value: str) -> str:
        return value.lstrip("#").lower()


register_converter(ColourConverter, "colour")

app_name = "core"
urlpatterns = [
    path("thema/<colour:colour>.css", views.stylesheet, name="stylesheet"),
    path("zeichen/<colour:colour>.svg", views.favicon, name="favicon"),
]
