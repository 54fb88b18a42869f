from pathlib import Path

import pytest
from django.core.cache import caches

from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory


@pytest.fixture(autouse=True)
def _fresh_caches_and_uploads(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"  # type: ignore[attr-defined]
    caches["default"].clear()


@pytest.fixture
def town(db: None) -> Municipality:
    """The municipality served under the test client's host name."""
    return MunicipalityFactory(name="Musterstadt", slug="musterstadt")
