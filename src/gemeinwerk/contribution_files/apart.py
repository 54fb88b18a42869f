"""Reading what somebody uploaded, in a process of its own (`core.aside`)."""

from collections.abc import Callable, Mapping
from functools import partial

from django.conf import settings
from django.utils.translation import get_language

from gemeinwerk.contribution_files.errors import UnreadableContributions
from gemeinwerk.contribution_files.reading import read
from gemeinwerk.contribution_files.results import ContributionReading
from gemeinwerk.core import aside
from gemeinwerk.tables.limits import Limits


def read_apart(
    content: bytes,
    name: str,
    *,
    mapping: Mapping[str, str] | None = None,
    on_progress: Callable[[int], None] = lambda percent: None,
) -> ContributionReading:
    """As `read`, within this installation's limits of size, time and memory.

    Raises `UnreadableContributions` with a sentence, and `aside.Broken` for a fault of our own.
    """
    limits = Limits(
        max_bytes=settings.UPLOAD_MAX_BYTES,
        max_unpacked_bytes=settings.UPLOAD_MAX_UNPACKED_BYTES,
        max_rows=settings.UPLOAD_MAX_ROWS,
        max_columns=settings.UPLOAD_MAX_COLUMNS,
    )
    language = get_language() or "de"
    return aside.run(
        partial(read, content, name, limits=limits, mapping=dict(mapping or {}), language=language),
        answer=ContributionReading,
        refused=UnreadableContributions,
        bounds=aside.Bounds(settings.UPLOAD_MAX_SECONDS, settings.UPLOAD_MAX_MEMORY_MB),
        on_progress=on_progress,
    )


def warm() -> None:
    """A small table, so that what reading needs is loaded once."""
    read(b"Text;Datum\nAm Spielplatz fehlt ein WC.;12.3.2027", "x.csv")
