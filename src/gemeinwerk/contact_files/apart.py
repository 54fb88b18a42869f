"""Reading what somebody uploaded, in a process of its own (`core.aside`)."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from gemeinwerk.contact_files.assemble import read
from gemeinwerk.contact_files.errors import UnreadableContacts
from gemeinwerk.contact_files.results import ContactReading
from gemeinwerk.core import aside
from gemeinwerk.tables.limits import Limits


def read_apart(
    content: bytes,
    name: str,
    *,
    on_progress: Callable[[int], None] = lambda percent: None,
    **how: Any,
) -> ContactReading:
    """As `read`, within this installation's limits of size, time and memory.

    Raises `UnreadableContacts` with a sentence, and `aside.Broken` for a fault of our own.
    """
    return aside.run(
        partial(read, content, name, limits=allowed(), language=get_language() or "de", **how),
        answer=ContactReading,
        refused=UnreadableContacts,
        bounds=aside.Bounds(settings.UPLOAD_MAX_SECONDS, settings.UPLOAD_MAX_MEMORY_MB),
        on_progress=on_progress,
    )


def allowed() -> Limits:
    """What this installation allows a file to be."""
    return Limits(
        max_bytes=settings.UPLOAD_MAX_BYTES,
        max_unpacked_bytes=settings.UPLOAD_MAX_UNPACKED_BYTES,
        max_rows=settings.UPLOAD_MAX_ROWS,
        max_columns=settings.UPLOAD_MAX_COLUMNS,
    )


def warm() -> None:
    """A small list, so that what reading needs is loaded once."""
    read(b"Name;E-Mail;Organisation\nAnna Berg;a.berg@verein.example;Verein", "x.csv")
