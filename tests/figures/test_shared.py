"""One series for several measures: entered once, never over what stands, corrected everywhere."""

from datetime import date
from decimal import Decimal

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.figures import operations
from gemeinwerk.figures.errors import NamedTwice, ServedTwice, ThereAlready, WrongChoice, WrongDay
from gemeinwerk.figures.forms import LinkForm
from gemeinwerk.figures.models import Contradiction, Holds, SharedIndicator, SharedValue
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    GoalFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MunicipalityFactory,
    SharedIndicatorFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
DAY, LATER = date(2025, 6, 30), date(2025, 12, 31)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def shared(town: Municipality) -> SharedIndicator:
    return SharedIndicatorFactory(concept=ConceptFactory(municipality=town))


def served(shared: SharedIndicator, name: str = "Gespräche") -> Measure:
    """A measure of another concept of the town, with an indicator of that name."""
    concept = ConceptFactory(municipality=shared.concept.municipality)
    measure: Measure = MeasureFactory(concept=concept)
    IndicatorFactory(measure=measure, name=name)
    return measure


def values(measure: Measure) -> list[tuple[date, Decimal]]:
    return list(measure.measured.values_list("day", "value"))


def test_what_is_entered_once_stands_at_each_measure(shared: SharedIndicator, office: User) -> None:
    first, second = served(shared), served(shared, "Einsätze")
    operations.link_measure(shared, measure=first, indicator="Gespräche", by=office)
    operations.record_shared(shared, day=DAY, number=Decimal(700), source="Abrechnung", by=office)
    operations.link_measure(shared, measure=second, indicator="Einsätze", by=office)
    operations.link_goal(shared, goal=GoalFactory(concept=shared.concept), by=office)
    operations.record_shared(shared, day=LATER, number=Decimal(900), by=office)
    assert values(first) == values(second) == [(DAY, 700), (LATER, 900)]
    assert first.measured.get(day=DAY).source == "Abrechnung"


def test_what_a_measure_has_measured_otherwise_stays_and_both_stand(
    shared: SharedIndicator, office: User
) -> None:
    measure = served(shared)
    MeasuredValueFactory(measure=measure, indicator="Gespräche", day=DAY, value=650)
    operations.record_shared(shared, day=DAY, number=Decimal(700), by=office)
    operations.link_measure(shared, measure=measure, indicator="Gespräche", by=office)
    assert values(measure) == [(DAY, 650)]
    found = Contradiction.objects.get(measure=measure)
    assert (found.first, found.second, found.holds) == ("650", "700", Holds.OPEN)
    operations.decide_contradiction(found, holds="second", reason="Ein Monat fehlte.", by=office)
    assert values(measure) == [(DAY, 700)]
    entry = AuditEntry.objects.get(verb="measure.correct_value")
    assert (entry.before["value"], entry.reason) == (650, "Ein Monat fehlte.")


def test_a_correction_goes_everywhere_and_keeps_the_old_value_with_the_reason(
    shared: SharedIndicator, office: User
) -> None:
    same, other = served(shared), served(shared)
    for one in (same, other):
        operations.link_measure(shared, measure=one, indicator="Gespräche", by=office)
    value = operations.record_shared(shared, day=DAY, number=Decimal(700), by=office)
    changed = other.measured.get()
    measures.correct_value(
        changed, day=DAY, number=Decimal(710), source="", remark="", reason="Nachgezählt", by=office
    )
    operations.correct_shared(
        value, day=DAY, number=Decimal(705), source="", remark="", reason="Zahlendreher", by=office
    )
    assert values(same) == [(DAY, 705)]
    assert values(other) == [(DAY, 710)]
    assert Contradiction.objects.get(measure=other).second == "705"
    entry = AuditEntry.objects.get(verb="shared.correct_value")
    assert (entry.before["value"], entry.after["value"], entry.reason) == (700, 705, "Zahlendreher")
    operations.remove_shared_value(value, reason="Falsches Jahr", by=office)
    assert values(same) == []
    assert values(other) == [(DAY, 710)]


def test_two_values_of_a_day_two_names_two_links_and_days_to_come_are_refused(
    shared: SharedIndicator, office: User
) -> None:
    measure = served(shared)
    operations.link_measure(shared, measure=measure, indicator="Gespräche", by=office)
    operations.record_shared(shared, day=DAY, number=Decimal(1), by=office)
    with pytest.raises(ThereAlready, match="steht schon ein Wert da: 1"):
        operations.record_shared(shared, day=DAY, number=Decimal(2), by=office)
    with pytest.raises(WrongDay):
        operations.record_shared(shared, day=date(2999, 1, 1), number=Decimal(2), by=office)
    with pytest.raises(ServedTwice):
        operations.link_measure(shared, measure=measure, indicator="Gespräche", by=office)
    with pytest.raises(WrongChoice, match="nicht mehr"):
        operations.link_measure(shared, measure=measure, indicator="Anderes", by=office)
    with pytest.raises(NamedTwice):
        operations.add_shared(shared.concept, said=operations.Said(shared.name), by=office)
    assert SharedValue.objects.count() == 1


def test_another_towns_measure_is_not_linked(shared: SharedIndicator, office: User) -> None:
    foreign = MeasureFactory(concept=ConceptFactory(municipality=MunicipalityFactory()))
    IndicatorFactory(measure=foreign, name="Gespräche")
    with pytest.raises(WrongChoice, match="anderen Kommune"):
        operations.link_measure(shared, measure=foreign, indicator="Gespräche", by=office)
    with pytest.raises(WrongChoice, match="anderen Kommune"):
        operations.link_goal(shared, goal=GoalFactory(concept=foreign.concept), by=office)


def test_what_was_chosen_is_linked_whatever_others_linked_meanwhile(
    shared: SharedIndicator, office: User
) -> None:
    measure = served(shared, "Gespräche")
    for name in ("Einsätze", "Plätze\nin Kursen"):
        IndicatorFactory(measure=measure, name=name)
    offered = dict(LinkForm(shared=shared).fields["served"].choices)  # type: ignore[attr-defined]
    keys = {str(label).rsplit(": ", 1)[-1]: key for key, label in offered.items()}
    operations.link_measure(shared, measure=measure, indicator="Gespräche", by=office)
    for name in ("Einsätze", "Plätze\nin Kursen"):
        form = LinkForm({"served": keys[name]}, shared=shared)
        assert form.is_valid()
        assert form.measure == (measure, name)
    assert not LinkForm({"served": keys["Gespräche"]}, shared=shared).is_valid()
