"""Havelfurt, built once for all tests that look at it, and forgotten afterwards."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from gemeinwerk.core import aside
from gemeinwerk.demo import build
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports.exporting.formats import FORMATS, Made
from tests.quick import read_here


def _once(write: Callable[[Made], bytes], made: Made) -> bytes:
    """Of all reports the one with most in it is drawn in all formats, which takes longer than
    all the rest of the town, and on one database: it is the same content."""
    if len(made.content.get("deviations", ())) >= 2 and connection.vendor == "sqlite":
        return write(made)
    return made.checksum.encode()


@pytest.fixture(scope="package")
def havelfurt(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Municipality]:
    """Built for good, since a building takes longer than all tests; each test sees it as built."""
    uploads = tmp_path_factory.mktemp("uploads")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=uploads),
        pytest.MonkeyPatch.context() as patch,
    ):
        for suffix, form in FORMATS.items():
            patch.setitem(FORMATS, suffix, form.but(partial(_once, form.write)))
        patch.setattr(aside, "run", read_here)
        list(build.build())
        town = Municipality.objects.get(slug="havelfurt")
    yield town
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
