"""What fixtures there are everywhere, and what no test inherits from another."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.test import Client
from django.utils import translation

from gemeinwerk.audit.models import Epoch
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MunicipalityFactory, user_with_role
from tests.kept import for_a_module
from tests.walk.scene import Scene

pytest_plugins = ["tests.quick"]


@receiver(post_migrate)
def _epoch_after_a_flush(**_sent: Any) -> None:
    """Whoever empties the whole database leaves it to the next test as the migrations made it."""
    Epoch.objects.get_or_create(pk=Epoch.ONLY)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for each test. `tmp_path` would do as much, and take a third of a short test."""
    home = tmp_path_factory.mktemp("homes")
    return (home / str(number) for number in count())


@pytest.fixture(autouse=True)
def _afresh(settings: object, _homes: Iterator[Path]) -> None:
    """Caches, uploads and the language are no test's heritage."""
    translation.deactivate()
    home = next(_homes)
    home.mkdir()
    settings.MEDIA_ROOT = home / "uploads"  # type: ignore[attr-defined]
    settings.DERIVED_ROOT = home / "files"  # type: ignore[attr-defined]
    settings.ERASED_FILE = home / "erased.jsonl"  # type: ignore[attr-defined]
    # Every page is of this moment; tests of the memory itself say how long it holds.
    settings.PUBLIC_LAG = 0.0  # type: ignore[attr-defined]
    for name in ("default", "pages", "filtered"):
        caches[name].clear()


@pytest.fixture(scope="module")
def kept_scene(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """A town with one of everything for all tests of a module, each of which finds it as built.

    For walks over all addresses: building it takes longer than asking one of them.
    """
    with for_a_module(django_db_blocker, tmp_path_factory.mktemp("uploads")):
        with django_db_blocker.unblock():
            scene = Scene(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
        yield scene


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
