"""Many people call verbs on the same rows, each in another order: nobody waits for ever.

PostgreSQL ends a circle of people who wait for each other with an error for one of them. Every verb
holds rows in one order (`core/writing.py`), so that there is no circle.
"""

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
from django.db import OperationalError, connection, transaction

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    MunicipalityFactory,
    UnitFactory,
    user_with_role,
)

PEOPLE, TURNS, SEED = 6, 2, 20260101
pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="one writer at a time: nobody holds a row that another waits for",
)
Deed = Callable[[int], object]


@pytest.fixture
def office(transactional_db: None) -> User:
    town = MunicipalityFactory()
    office: User = user_with_role(Role.OFFICE, town)
    for name in ("Ali", "Bea"):
        user_with_role(Role.UNIT_EDITOR, town, name=name)
    concept = ConceptFactory(municipality=town)
    units = [UnitFactory(municipality=town) for _ in range(2)]
    for number, unit in enumerate(units, start=1):
        field = FieldFactory(concept=concept, code=str(number))
        MeasureFactory(concept=concept, field=field, code=f"{number}.1", lead_unit=unit)
        MeasureFactory(concept=concept, field=field, code=f"{number}.2", lead_unit=unit)
    GoalFactory(concept=concept, field=concept.fields.first())
    return office


def deeds(office: User) -> list[Deed]:
    """Verbs of every area on a few rows; each is given a number, to write something else."""
    town, concept = Municipality.objects.get(), Concept.objects.get()
    rows, units = list(Measure.objects.order_by("pk")), list(Organisation.objects.order_by("pk"))
    editors = list(User.objects.exclude(pk=office.pk).order_by("pk"))
    fields = list(concept.fields.all())
    both = [[one.pk for one in rows], [one.pk for one in reversed(rows)]]

    def edit(measure: Measure) -> Deed:
        return lambda number: measures.edit(
            measure,
            changes={"title": f"Titel {number}"},
            by=office,
            expected_revision=Measure.objects.get(pk=measure.pk).revision,
        )

    def roles(user: User) -> Deed:
        given = [[Role.UNIT_EDITOR], [Role.UNIT_EDITOR, Role.STEERING]]
        return lambda number: accounts.set_roles(
            user, town=town, roles=given[number % 2], by=office
        )

    def rename(unit: Organisation) -> Deed:
        return lambda number: actors.edit_organisation(unit, by=office, name=f"Amt {number}")

    def bulk(keys: list[int]) -> Deed:
        return lambda number: measures.bulk_change(
            concept, keys=keys, changes={"priority": f"Stufe {number % 5}"}, by=office
        )

    return [
        *map(edit, rows),
        *map(roles, editors),
        *map(rename, units),
        *map(bulk, both),
        lambda number: concepts.edit(concept, by=office, motto=f"Leitsatz {number}"),
        lambda number: concepts.move_field(fields[0], by=office, up=bool(number % 2)),
        lambda number: concepts.edit_field(fields[1], by=office, title=f"Feld {number}"),
        lambda number: measures.reorder(fields[0], order=both[number % 2], by=office),
        lambda number: measures.edit_goal(
            concept.goals.get(), changes={"title": f"Ziel {number}"}, by=office
        ),
    ]


def test_a_circle_is_noticed(office: User) -> None:
    """Without the one order one of two would be ended: what the other test would find."""
    keys = list(Measure.objects.order_by("pk").values_list("pk", flat=True)[:2])
    both_hold_one = threading.Barrier(2)

    def lock(order: list[int]) -> bool:
        try:
            with transaction.atomic():
                for place, key in enumerate(order):
                    Measure.objects.select_for_update().get(pk=key)
                    if not place:
                        both_hold_one.wait(timeout=300)
        except OperationalError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lock, [keys, keys[::-1]])) == [False, True]


def test_verbs_in_opposite_orders_end(office: User) -> None:
    together = threading.Barrier(PEOPLE)

    def act(person: int) -> list[BaseException]:
        chance, failed = random.Random(SEED + person), []
        try:
            mine = deeds(office)
            order = mine if person % 2 else mine[::-1]
            for turn in range(TURNS):
                together.wait(timeout=300)
                for deed in order:
                    try:
                        deed(turn * PEOPLE + person)
                    except DomainError:
                        pass  # somebody was quicker, and it was said
                    except Exception as error:
                        failed.append(error)
                chance.shuffle(order)
        finally:
            connection.close()
        return failed

    with ThreadPoolExecutor(PEOPLE) as pool:
        assert list(chain.from_iterable(pool.map(act, range(PEOPLE)))) == []
