"""A prepared question answers every time what the same question would, asked for the first time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections
from django.db.models import Count, Exists, F, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from tests.factories import ConceptFactory, PhaseFactory, UnitFactory

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.core.prepared import Prepared, prepared
from gemeinwerk.municipalities.models import Municipality

NAMES = ["Bauamt", "Büro 50 %", "Büro 500", "O'Brien; --", "a_b", "axb"]


@pytest.fixture
def units(town: Municipality) -> Municipality:
    for name in NAMES:
        UnitFactory(municipality=town, name=name)
    return town


class Counted:
    """How often the question was built."""

    def __init__(self) -> None:
        self.built = 0

    def of_town(self, *, town: int, where: Q) -> "QuerySet[Organisation]":
        self.built += 1
        return Organisation.objects.filter(where, municipality=town).order_by("name")


@pytest.fixture
def asked() -> Iterator[tuple[Counted, Prepared[..., Organisation]]]:
    counted = Counted()
    return counted, Prepared(counted.of_town)


def test_each_value_gets_its_own_answer_from_one_question(
    units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]]
) -> None:
    counted, question = asked
    for name in [*NAMES, "' OR 1=1 --", ""]:
        with CaptureQueriesContext(connection) as queries:
            found = question(town=units.pk, where=Q(name=name))
        assert [one.name for one in found] == [one for one in NAMES if one == name]
        assert len(queries) == 1
    assert question(town=0, where=Q(name="Bauamt")) == []
    assert counted.built == 1


@pytest.mark.parametrize("part", ["50 %", "a_b", "%", "_", "'", "\\", "Büro"])
def test_a_value_is_never_a_pattern(
    units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]], part: str
) -> None:
    question = asked[1]
    found = {one.name for one in question(town=units.pk, where=Q(name__contains=part))}
    assert found == {name for name in NAMES if part in name}


def test_a_condition_of_another_form_is_another_question(
    units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]]
) -> None:
    counted, question = asked
    Organisation.objects.filter(name="axb").update(active=False)
    conditions = [
        Q(),
        Q(active=True),
        Q(active=False),
        ~Q(name="axb"),
        Q(name="axb") | Q(name="a_b"),
        Q(Q(name="axb"), Q(name="a_b")),
        Q(name__in=["axb", "a_b"]),
        Q(name__in=["axb", "Bauamt"]),
        Q(name__in=[]),
        Q(name=F("abbreviation")),
        Q(name__contains="a"),
        Q(parent=None),
        Q(Q(name="axb") | Q(name="a_b"), ~Q(active=True)),
    ]
    for _again in range(2):
        for where in conditions:
            plain = Organisation.objects.filter(where, municipality=units).order_by("name")
            assert question(town=units.pk, where=where) == list(plain), where
    assert counted.built == len(conditions)


def test_a_part_of_the_rows_is_cut_by_the_database(
    units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]]
) -> None:
    counted, question = asked
    everything = question(town=units.pk, where=Q())
    for start, stop in ((0, 2), (2, 4), (4, 50), (50, 60)):
        with CaptureQueriesContext(connection) as queries:
            found = question.between(start, stop, town=units.pk, where=Q())
        assert found == everything[start:stop]
        assert "LIMIT" in queries[0]["sql"]
    assert counted.built == 1


def test_rows_belong_to_whom_asked(
    units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]]
) -> None:
    question = asked[1]
    (first,) = question(town=units.pk, where=Q(name="Bauamt"))
    first.name = "anders"
    (second,) = question(town=units.pk, where=Q(name="Bauamt"))
    assert second.name == "Bauamt"


def test_days_relations_and_counted_rows(town: Municipality) -> None:
    @prepared
    def ended(*also: str, before: date) -> "QuerySet[Phase]":
        ended = Phase.objects.filter(planned_end__lt=before).select_related(*also)
        return ended.annotate(by=before - F("planned_end"))

    @prepared
    def number(kind: str, *, town: int) -> "QuerySet[Concept, tuple[str, int]]":
        found = Concept.objects.filter(municipality=town, status=kind).order_by("title")
        return found.annotate(n=Count("phases")).values_list("title", "n", named=True)

    concept = ConceptFactory(municipality=town, status="drafting", title="Klima")
    PhaseFactory(concept=concept, planned_start=None, planned_end=date(2026, 3, 1))
    PhaseFactory(concept=concept, planned_start=None, planned_end=date(2026, 5, 1))
    for day, known in ((date(2026, 3, 1), []), (date(2026, 3, 11), [10]), (date(2027, 1, 1), 2)):
        with CaptureQueriesContext(connection) as queries:
            found = ended("concept", before=day)
            assert {one.concept.title for one in found} <= {"Klima"}
        assert len(queries) == 1
        if isinstance(known, int):
            assert len(found) == known
        else:
            assert [one.by.days for one in found] == known  # type: ignore[attr-defined]
    (row,) = number("drafting", town=town.pk)
    assert (row.title, row.n) == ("Klima", 2)  # type: ignore[attr-defined]
    assert number("implementation", town=town.pk) == []


def test_nothing_and_unknown_kinds_of_values_are_refused(
    units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]]
) -> None:
    for value in (None, units, 1.5):
        with pytest.raises(KeyError):
            asked[1](town=value, where=Q())
    for operand in (units, [units], Exists(Organisation.objects.all())):
        with pytest.raises(TypeError):
            asked[1](town=units.pk, where=Q(municipality=operand))


def test_strangers_cannot_make_it_remember_without_end(
    units: Municipality,
    asked: tuple[Counted, Prepared[..., Organisation]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gemeinwerk.core.prepared.MOST", 5)
    counted, question = asked
    for number in range(12):
        where = Q(*(Q(name__contains="a") for _ in range(number)))
        question(town=units.pk, where=where)
    assert len(question._asked) <= 5
    assert counted.built == 12


@pytest.mark.django_db(transaction=True)
def test_threads_ask_over_connections_of_their_own(
    transactional_db: None, units: Municipality, asked: tuple[Counted, Prepared[..., Organisation]]
) -> None:
    question = asked[1]
    question(town=units.pk, where=Q(name="Bauamt"))

    def ask(name: str) -> list[str]:
        try:
            return [one.name for one in question(town=units.pk, where=Q(name=name))]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, NAMES * 5)) == [[name] for name in NAMES * 5]
