from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MilestoneFactory, published_catalogue, published_version

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


@pytest.fixture
def large(town: Municipality) -> Concept:
    """Sixty measures in every state, most with milestones: reached, open, to come."""
    concept = published_catalogue(town, size=60)
    today = timezone.localdate()
    said: list[dict[str, Any]] = [
        {"implementation": "done"},
        {"implementation": "in_progress"},
        {"course": "late"},
        {"course": "off_course", "expected_end_reason": "Der Bescheid fehlt."},
        {"implementation": "partly"},
        {"implementation": "not_started"},
        {"implementation": "dropped"},
        {"implementation": ""},
        {"expected_end": date(2100, 12, 31)},
        {"implementation": "permanent"},
    ]
    for n, measure in enumerate(Measure.objects.order_by("position")):
        Measure.objects.filter(pk=measure.pk).update(**said[n % 10])
        for days in (-90, -30, 30) if n % 3 else ():
            reached = today - timedelta(days=20) if days == -90 or n % 2 else None
            MilestoneFactory(
                measure=measure, due=today + timedelta(days=days), reached_on=reached,
                title=f"Schritt {n}",
            )  # fmt: skip
    published_version(concept)
    return concept
