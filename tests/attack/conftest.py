"""The attacks without a server: two towns, and a way into the program within this process."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attack.callers import InProcess
from attack.ground import Ground
from attack.holdings import OwnWrites, Watch
from attack.site import make_town


@pytest.fixture
def watch(db: None) -> Iterator[Callable[[], Watch]]:
    writes = OwnWrites()
    yield lambda: Watch(writes)
    writes.close()


@pytest.fixture
def ground(watch: Callable[[], Watch], settings: Any, tmp_path: Path) -> Ground:
    settings.ALLOWED_HOSTS = [".town.example"]
    settings.DEBUG = False
    return Ground(make_town("home"), make_town("other"), InProcess(), tmp_path, watch=watch)
