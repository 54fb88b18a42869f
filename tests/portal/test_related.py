"""What stands beside a measure's page in a long catalogue."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gemeinwerk.measures.models import FrozenMeasure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.related import NEAR, beside
from tests.factories import FieldFactory, MeasureFactory, public_concept, published_version

LAST = 600


@pytest.fixture
def catalogue(town: Municipality) -> Any:
    """A published version of 600 measures of one field and theme; 300 and 590 share a goal."""
    field = FieldFactory(concept=public_concept(town), code="1", title="Verwaltung")
    MeasureFactory(field=field, code="1", title="Maßnahme 1")
    version = published_version(field.concept)
    first = version.measures.get()
    goals = {300: {"code": "Z1", "title": "Ziel"}, 590: {"code": "Z1", "title": "Ziel"}}
    FrozenMeasure.objects.filter(pk=first.pk).delete()
    FrozenMeasure.objects.bulk_create(
        FrozenMeasure(
            version=version, code=str(n), title=f"Maßnahme {n}", position=n, field_code="1",
            content=first.content | {"themes": ["Gender"], "goal_ref": goals.get(n)},
        )
        for n in range(LAST)
    )  # fmt: skip
    return version.measures.select_related("version__concept")


def test_a_page_looks_at_what_is_near_however_long_the_catalogue_is(catalogue: Any) -> None:
    frozen = catalogue.get(code="300")
    with CaptureQueriesContext(connection) as queries:
        found = beside(frozen)
    assert (len(queries), len(found.others)) == (1, 2 * NEAR + 1)


def test_the_same_goal_is_found_far_away_and_comes_first(catalogue: Any) -> None:
    found = beside(catalogue.get(code="300"))
    assert [one.code for one in found.related()] == ["590", "299", "301", "298"]
    assert [found.previous.code, found.following.code] == ["299", "301"]  # type: ignore[union-attr]


def test_the_first_and_the_last_have_one_neighbour(catalogue: Any) -> None:
    first, last = (beside(catalogue.get(code=str(n))) for n in (0, LAST - 1))
    assert (first.previous, last.following) == (None, None)
    assert (first.following.code, last.previous.code) == ("1", "598")  # type: ignore[union-attr]
