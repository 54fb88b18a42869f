"""Fields, themes, phases, goals and measures are put at a place, or it is said why not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    PhaseFactory,
    ThemeFactory,
)

As = Callable[..., Client]
Row = tuple[list[Any], Callable[[Any], tuple[str, dict[str, Any]]]]


@pytest.fixture(params=["field", "theme", "phase", "ziele", "massnahmen"])
def row(request: pytest.FixtureRequest, town: Municipality) -> Row:
    """Four of a kind in their order, and how one of them is moved: the address and what is sent."""
    concept = ConceptFactory(municipality=town, slug="ik")
    factories: dict[str, Any] = {
        "field": FieldFactory,
        "theme": ThemeFactory,
        "phase": PhaseFactory,
    }
    if factory := factories.get(request.param):
        rows = [factory(concept=concept, title=f"T{n}", position=n) for n in range(4)]
        name = f"concepts:{request.param}_move"
        return rows, lambda one: (reverse(name, args=["ik", one.pk]), {})
    field = FieldFactory(concept=concept)
    make = GoalFactory if request.param == "ziele" else MeasureFactory
    rows = [make(field=field, code=f"1.{n}", position=n) for n in range(4)]
    address = reverse("measures:reorder", args=["ik"])
    return rows, lambda one: (address, {"art": request.param, "schluessel": one.pk})


def order(rows: list[Model]) -> list[int]:
    """Which of the rows stand where: by their numbers in the list given."""
    model, places = type(rows[0]), {one.pk: n for n, one in enumerate(rows)}
    keys = model._default_manager.order_by("position", "pk").values_list("pk", flat=True)
    return [places[key] for key in keys]


def moved(client: Client, row: Row, number: int, place: str) -> Any:
    address, sent = row[1](row[0][number])
    return client.post(address, sent | {"platz": place})


@pytest.mark.parametrize(
    ("number", "place", "after"),
    [
        (0, "2", [1, 2, 0, 3]),
        (3, "0", [3, 0, 1, 2]),
        (1, "3", [0, 2, 3, 1]),
        (1, "99", [0, 2, 3, 1]),
        (1, "1", [0, 1, 2, 3]),
    ],
)
def test_one_is_put_at_a_place(
    client_as: As, row: Row, number: int, place: str, after: list[int]
) -> None:
    answer = moved(client_as("office"), row, number, place)
    assert (answer.status_code, answer.content) == (204, b"")
    assert order(row[0]) == after


@pytest.mark.parametrize("place", ["", "-1", "x", "1.5", "9" * 400])
def test_what_is_no_place_moves_nothing(client_as: As, row: Row, place: str) -> None:
    assert moved(client_as("office"), row, 2, place).status_code in (204, 404)
    assert order(row[0]) in ([0, 1, 2, 3], [0, 1, 3, 2])
    assert place.isdecimal() or order(row[0]) == [0, 1, 2, 3]


def test_where_it_stands_already_nothing_is_told(client_as: As, row: Row) -> None:
    client, before = client_as("office"), AuditEntry.objects.count()
    moved(client, row, 1, "1")
    assert AuditEntry.objects.count() == before
    moved(client, row, 1, "3")
    assert AuditEntry.objects.count() == before + 1


def test_a_refusal_is_a_sentence(client_as: As, row: Row, town: Municipality) -> None:
    if type(row[0][0]).__name__ == "Phase":  # phases are planned for as long as it is worked on
        Concept.objects.update(status="superseded")
    else:
        Concept.objects.update(status="implementation")
    answer = moved(client_as("office"), row, 0, "2")
    assert answer.status_code == 409
    assert answer["Content-Type"].startswith("text/plain")
    assert len(answer.content.decode()) > 20
    assert order(row[0]) == [0, 1, 2, 3]


def test_without_a_script_it_goes_a_place_at_a_time(client_as: As, row: Row) -> None:
    address, sent = row[1](row[0][2])
    up = {"hinauf": "1"} if sent else {"richtung": "hoch"}
    assert client_as("office").post(address, sent | up).status_code == 302
    assert order(row[0]) == [0, 2, 1, 3]


def test_readers_order_nothing(client_as: As, row: Row) -> None:
    assert moved(client_as("steering"), row, 0, "2").status_code in (403, 404)
    assert order(row[0]) == [0, 1, 2, 3]
