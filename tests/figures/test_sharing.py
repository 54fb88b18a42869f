"""From a measure's own indicator to a source that is read on a schedule, without losing a value."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.figures import operations
from gemeinwerk.figures.errors import NamedTwice, ServedTwice, WrongChoice
from gemeinwerk.figures.models import Contradiction, SharedIndicator, SharedValue
from gemeinwerk.measures.models import Indicator
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    SharedIndicatorFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def own(town: Municipality) -> Indicator:
    concept = ConceptFactory(municipality=town, slug="ik", status="implementation")
    found: Indicator = IndicatorFactory(
        measure=MeasureFactory(field__concept=concept, code="1.1"), name="Wartezeit",
        direction="decrease", steps="31.12.2026: 6", places="1",
    )  # fmt: skip
    return found


def test_from_the_page_of_the_measure_to_the_source_in_one_step(
    own: Indicator, office: User, client: Client
) -> None:
    measure, writer = own.measure, user_with_role("unit_editor", own.measure.concept.municipality)
    kept = MeasuredValueFactory(
        measure=measure, indicator="Wartezeit", value=Decimal("8.1"), remark="ohne Ferien",
        entered_by=writer,
    )  # fmt: skip
    client.force_login(office)
    page = client.get(reverse("measures:edit", args=["ik", measure.pk]))
    address = f"/arbeitsplatz/kennzahlen/einlesen/{own.pk}/"
    assert f'href="{address}"' in page.content.decode()
    asked = client.get(address).content.decode()
    assert "1 Messwert kommt mit" in asked
    assert not SharedIndicator.objects.exists()
    sent = client.post(address, {"name": "Wartezeit der Stadt"})
    shared = SharedIndicator.objects.get()
    assert sent["Location"] == f"/arbeitsplatz/kennzahlen/{shared.pk}/quelle/angeben/"
    assert (shared.direction, shared.steps, shared.places) == ("decrease", "31.12.2026: 6", "1")
    value = SharedValue.objects.get()
    assert (value.day, value.value, value.remark) == (kept.day, kept.value, "ohne Ferien")
    assert (value.entered_by, value.entered_at) == (writer, kept.entered_at)
    assert list(measure.measured.all()) == [kept]
    assert AuditEntry.objects.get(verb="shared.take_series").after["n"] == 1
    operations.record_shared(shared, day=date(2026, 3, 31), number=Decimal(7), by=office)
    assert measure.measured.count() == 2
    assert not Contradiction.objects.exists()
    again = client.get(address)  # It is shared by now: straight to its source.
    assert again["Location"] == f"/arbeitsplatz/kennzahlen/{shared.pk}/quelle/"


def test_nothing_is_made_where_it_cannot_be(own: Indicator, office: User) -> None:
    concept = own.measure.concept
    SharedIndicatorFactory(concept=concept, name="Vergeben")
    with pytest.raises(NamedTwice):
        operations.share_indicator(own, name="Vergeben", by=office)
    yes_no = IndicatorFactory(measure=own.measure, name="Steht", direction="yes_no")
    with pytest.raises(WrongChoice):
        operations.share_indicator(yes_no, name="Steht", by=office)
    operations.share_indicator(own, name="Wartezeit", by=office)
    with pytest.raises(ServedTwice):
        operations.share_indicator(own, name="Noch einmal", by=office)
    assert concept.shared_indicators.count() == 2


def test_a_unit_is_not_offered_what_it_may_not_do(
    own: Indicator, client: Client, town: Municipality
) -> None:
    client.force_login(user_with_role("unit_editor", town))
    assert client.get(f"/arbeitsplatz/kennzahlen/einlesen/{own.pk}/").status_code in (403, 404)
