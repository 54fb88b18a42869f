"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def how_to_say_it(*more: str, help: str = "How to say it.") -> Decorator:
    """--format, as ``shape``. ``more``: kinds besides text and JSON."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(["text", "json", *more]),
        default="text",
        show_default=True,
        help=help,
    )


in_language = click.option(
    "--language", type=click.Choice(["de", "en"]), default="de", show_default=True
)
