"""The start pages cost as much for five concepts in preparation as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinwerk.audit.operations import renew_epoch
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    published_catalogue,
    user_with_role,
)


def in_preparation(town: Municipality, n: int) -> Concept:
    """With a measure that cannot be frozen and a finding nobody answered."""
    found: Concept = ConceptFactory(
        municipality=town, slug=f"k{n}", title=f"K {n}", public=True, status="drafting"
    )
    MeasureFactory(field=FieldFactory(concept=found), code="1.1", goal="", lead_unit=None)
    review = Review.objects.create(concept=found, title="Rückblick")
    Finding.objects.create(review=review, code="B1", text="Zu spät.", must_take_up=True)
    return found


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(("role", "address"), [("", "/"), ("office", "/arbeitsplatz/")])
def test_more_concepts_in_preparation_cost_no_more_queries(
    town: Municipality, role: str, address: str
) -> None:
    published_catalogue(town)
    client = Client()
    if role:
        client.force_login(user_with_role(role, town))
    client.get("/gestaltung/")
    asked = []
    for numbers in (range(1), range(1, 5)):
        for n in numbers:
            in_preparation(town, n)
        renew_epoch()
        asked.append(cost(client, address))
    assert asked[0] == asked[1]
    page = client.get(address).content.decode()
    assert page.count("K 4") >= 1
