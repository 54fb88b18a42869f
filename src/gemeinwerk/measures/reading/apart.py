"""Reading what somebody uploaded, in a process of its own (`core.aside`)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings

from gemeinwerk.core import aside
from gemeinwerk.measures.reading.assemble import read
from gemeinwerk.measures.reading.errors import UnreadableFile
from gemeinwerk.measures.reading.limits import from_settings
from gemeinwerk.measures.reading.results import Reading


def read_apart(
    content: bytes,
    name: str,
    *,
    on_progress: Callable[[int], None] = lambda percent: None,
    **how: Any,
) -> Reading:
    """As `read`, within this installation's limits of size, time and memory.

    Raises `UnreadableFile` with a sentence, and `aside.Broken` for a fault of our own.
    """
    return aside.run(
        partial(read, content, name, limits=from_settings(), **how),
        answer=Reading,
        refused=UnreadableFile,
        bounds=aside.Bounds(settings.UPLOAD_MAX_SECONDS, settings.UPLOAD_MAX_MEMORY_MB),
        on_progress=on_progress,
    )


def warm() -> None:
    """Do once what every reading does first: load words, compile patterns."""
    line = "Nr.;Maßnahme;Federführung;Zeitraum;Kosten\n1;Kurse;FB 1;2026;5.000 €\n"
    read(line.encode(), "a.csv")
