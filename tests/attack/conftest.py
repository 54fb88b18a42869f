"""The attacks without a server: two towns, and a way into the program within this process."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from attack.callers import InProcess
from attack.ground import Ground
from attack.holdings import OwnWrites, Watch
from attack.site import Town, make_town

from tests.kept import for_a_module


@pytest.fixture
def watch(db: None) -> Iterator[Callable[[], Watch]]:
    writes = OwnWrites()
    yield lambda: Watch(writes)
    writes.close()


@pytest.fixture(scope="module")
def towns(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Town]]:
    """Two, which each test of a module finds as they were made."""
    with for_a_module(django_db_blocker, tmp_path_factory.mktemp("uploads")):
        with django_db_blocker.unblock():
            found = [make_town("home"), make_town("other")]
        yield found


@pytest.fixture
def ground(towns: list[Town], watch: Callable[[], Watch], settings: Any, tmp_path: Path) -> Ground:
    settings.ALLOWED_HOSTS = [".town.example"]
    settings.DEBUG = False
    home, other = (replace(one) for one in towns)
    return Ground(home, other, InProcess(), tmp_path, watch=watch)
