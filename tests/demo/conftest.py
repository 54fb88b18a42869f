"""Havelfurt, built once for all tests that look at it, and forgotten afterwards."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings

from gemeinwerk.demo import build
from gemeinwerk.municipalities.models import Municipality


@pytest.fixture(scope="package")
def havelfurt(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Municipality]:
    """Built for good, since a building takes longer than all tests; each test sees it as built."""
    uploads = tmp_path_factory.mktemp("uploads")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=uploads):
        list(build.build())
        town = Municipality.objects.get(slug="havelfurt")
    yield town
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
