from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, user_with_role


@pytest.fixture(autouse=True)
def _fresh_caches_and_uploads(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"  # type: ignore[attr-defined]
    settings.DERIVED_ROOT = tmp_path / "files"  # type: ignore[attr-defined]
    for name in ("default", "pages", "filtered"):
        caches[name].clear()


@pytest.fixture
def town(db: None) -> Municipality:
    """The municipality served under the test client's host name."""
    return MunicipalityFactory(name="Musterstadt", slug="musterstadt")


@pytest.fixture
def client_as(town: Municipality) -> Callable[..., Client]:
    """`client_as("unit_editor", unit=unit)`: a client signed in to `town` with that role.

    The user is `client.user`. Say `in_town=other` for a role in another town.
    """

    def signed_in(role: str, *, in_town: Municipality | None = None, **fields: Any) -> Client:
        client = Client()
        client.user = user_with_role(role, in_town or town, **fields)  # type: ignore[attr-defined]
        client.force_login(client.user)  # type: ignore[attr-defined]
        return client

    return signed_in
