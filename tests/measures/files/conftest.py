from collections.abc import Callable
from typing import Any

import pytest

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.files import making
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_catalogue


@pytest.fixture(autouse=True)
def _database(db: None) -> None: ...


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """A public concept with one published version of three measures."""
    return published_catalogue(town)


@pytest.fixture
def version(concept: Concept) -> CatalogueVersion:
    return concept.versions.select_related("concept").get()


class Printer:
    """Stands in for the writing of files: counts what is written, and may be made to do more."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.meanwhile: Callable[[], Any] = lambda: None

    def __call__(self, wanted: Wanted) -> bytes:
        self.written.append(wanted.key)
        self.meanwhile()
        return f"{wanted.key} {len(self.written)}".encode()


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    printer = Printer()
    monkeypatch.setattr(making, "write", printer)
    return printer
