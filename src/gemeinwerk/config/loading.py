"""What the first reader would otherwise wait for, loaded before a server's processes part."""

import gc

from django.conf import settings
from django.db import connections
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

FIRST_PAGES = ("home", "concept", "catalogue", "measure")


def load_pages() -> None:
    """Addresses, words and the pages people come to first."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            reverse("portal:home")
    for name in FIRST_PAGES:
        get_template(f"portal/{name}.html")
    _part_with_the_database()
    # What is loaded stays: no process looks through it for garbage, which would copy all of it.
    gc.freeze()


def _part_with_the_database() -> None:
    """No two processes talk over one connection."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
