"""Two sources, two figures: both stand, in public too, until somebody decides with a reason."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.figures import operations, queries, words
from gemeinwerk.figures.errors import DecidedAlready, NoContradiction, WrongChoice
from gemeinwerk.figures.models import Contradiction, Holds
from gemeinwerk.measures.operations.refusals import ReasonMissing
from gemeinwerk.measures.value_files.operations import record_values
from gemeinwerk.measures.value_files.reading import Said
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    ContradictionFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    published_version,
    user_with_role,
)

pytestmark = pytest.mark.django_db
DAY = date(2025, 12, 31)
BOTH: dict[str, Any] = {
    "subject": "umgesetzte Maßnahmen", "first": "62", "first_source": "Bericht 2025",
    "second": "58", "second_source": "Steckbriefe",
}  # fmt: skip


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


def measured(town: Municipality, value: int = 30) -> Any:
    concept = ConceptFactory(municipality=town, public=True, slug="ik")
    measure = MeasureFactory(concept=concept, code="1.1")
    IndicatorFactory(measure=measure, name="Kurse")
    return MeasuredValueFactory(measure=measure, indicator="Kurse", day=DAY, value=value)


def test_both_stand_until_a_reason_decides_and_then_it_is_told(
    town: Municipality, office: User
) -> None:
    concept = ConceptFactory(municipality=town)
    found = operations.note_contradiction(concept, by=office, **BOTH)
    said = words.both(found)
    assert said.startswith("Zwei Quellen sagen Verschiedenes: „62“ (Bericht 2025) und „58“")
    with pytest.raises(ReasonMissing):
        operations.decide_contradiction(found, holds="first", reason=" ", by=office)
    with pytest.raises(WrongChoice):
        operations.decide_contradiction(found, holds="", reason="So", by=office)
    decided = operations.decide_contradiction(
        found, holds="second", reason="Der Bericht zählte vier doppelt.", by=office
    )
    assert words.decided(decided) == (
        "Es gilt „58“ (Steckbriefe). Der Bericht zählte vier doppelt."
    )
    with pytest.raises(DecidedAlready):
        operations.decide_contradiction(found, holds="first", reason="Doch nicht.", by=office)
    assert not queries.contradictions_of(concept)
    assert list(queries.contradictions_of(concept, is_open=False)) == [decided]


def test_what_contradicts_nothing_is_none(town: Municipality, office: User) -> None:
    concept = ConceptFactory(municipality=town)
    for wrong in ({"second": "62 "}, {"first_source": " "}, {"subject": ""}):
        with pytest.raises(NoContradiction):
            operations.note_contradiction(concept, by=office, **BOTH | wrong)
    with pytest.raises(WrongChoice):
        operations.note_contradiction(concept, measure=MeasureFactory(), by=office, **BOTH)
    assert not Contradiction.objects.exists()


def test_a_file_that_says_otherwise_is_noted_once_and_changes_nothing(
    town: Municipality, office: User
) -> None:
    value = measured(town)
    concept = value.measure.concept
    row = Said("", 2, "1.1", "Kurse", "31.12.2025", "34", "Excel des FB 21")
    for _again in range(2):
        record_values(concept, rows=[row], by=office)
    value.refresh_from_db()
    found = Contradiction.objects.get()
    assert value.value == 30
    assert (found.first, found.second, found.second_source) == ("30", "34", "Excel des FB 21")
    operations.decide_contradiction(found, holds="first", reason="Stichtag war früher.", by=office)
    value.refresh_from_db()
    assert value.value == 30


def test_a_value_that_changed_meanwhile_is_put_right_all_the_same(
    town: Municipality, office: User
) -> None:
    value = measured(town)
    row = Said("", 2, "1.1", "Kurse", "31.12.2025", "34")
    record_values(value.measure.concept, rows=[row], by=office)
    value.delete()
    found = Contradiction.objects.get()
    decided = operations.decide_contradiction(found, holds="second", reason="So", by=office)
    assert decided.holds == Holds.SECOND


def test_the_public_page_of_the_measure_and_of_all_figures_shows_both(
    town: Municipality, office: User, client: Client
) -> None:
    value = measured(town)
    concept = value.measure.concept
    published_version(concept)
    record_values(
        concept, rows=[Said("", 2, "1.1", "Kurse", "31.12.2025", "34", "Excel")], by=office
    )
    ContradictionFactory(concept=concept)
    page = client.get("/konzepte/ik/massnahmen/1.1/").content.decode()
    assert "„30“" in page
    assert "„34“ (Excel)" in page
    page = client.get("/konzepte/ik/kennzahlen/").content.decode()
    assert "„34“ (Excel)" in page
    assert "„62“ (Umsetzungsbericht 2025)" in page


def test_what_is_asked_stays_the_same_for_thirty(
    town: Municipality, django_assert_num_queries: Any
) -> None:
    concept = ConceptFactory(municipality=town)
    for number in range(30):
        measure = MeasureFactory(concept=concept)
        ContradictionFactory(concept=concept, measure=measure, second=str(number))
    with django_assert_num_queries(1):
        said = [(one.measure.code if one.measure else "", words.both(one))
                for one in queries.contradictions_of(concept)]  # fmt: skip
    assert len(said) == 30


def test_a_number_is_compared_as_a_number(town: Municipality, office: User) -> None:
    value = measured(town)
    assert (
        operations.contradictions.note_clash(value, number=Decimal("30.0000"), source="", by=office)
        is None
    )
