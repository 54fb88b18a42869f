from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_catalogue

ROOT = "/konzepte/integration/"


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """A public concept with three published measures: 1.1, 2.1 and 1.2."""
    return published_catalogue(town)


@pytest.fixture
def count_queries(client: Client) -> Callable[..., int]:
    """How many SQL queries an address costs, and that it answers 200."""

    def count(address: str, **headers: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address, headers=headers)
        assert answer.status_code in (200, 304), answer.status_code
        return len(queries)

    return count
