"""Parts of addresses: what does not fit is no address of ours, and answered with 404."""

from django.urls import register_converter


class Number:
    """A whole number as a database keeps it, written in the one way there is: 0, 7, 120.

    Django's own `int` takes any number of digits and noughts before them.
    """

    regex = "0|[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Colour:
    """Six hexadecimal digits, as in /thema/1f5b4c.css."""

    regex = "[0-9a-f]{6}"

    def to_python(self, value: str) -> str:
        return f"#{value}"

    def to_url(self, value: str) -> str:
        return value.lstrip("#").lower()


def register() -> None:
    """For the app registry: addresses are read after it."""
    register_converter(Number, "number")
    register_converter(Colour, "colour")
