"""Values are entered beside the status, by the unit that reports; put right with a reason."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import stamp
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Indicator, Measure, MeasuredValue
from tests.factories import IndicatorFactory, MeasuredValueFactory
from tests.measures.desk.conftest import address

NAME = "Wartezeit auf einen Termin"


@pytest.fixture(autouse=True)
def _in_implementation(measure: Measure) -> None:
    Concept.objects.update(status="implementation")


@pytest.fixture
def indicator(measure: Measure) -> Indicator:
    return IndicatorFactory(measure=measure, name=NAME, unit="Wochen", source="Statistik")


@pytest.fixture
def value(indicator: Indicator) -> MeasuredValue:
    return MeasuredValueFactory(measure=indicator.measure, indicator=NAME, day=date(2025, 12, 31))


def enter(client: Client, of: Indicator, **typed: str) -> str:
    given = {"indicator": NAME, "day": "12.06.2025", "number": "8,5"} | typed
    place = address(of.measure, f"indikator/{of.pk}/messwert/")
    return client.post(place, given, follow=True).content.decode()


def test_a_value_is_entered_as_an_office_types_it(indicator: Indicator, editor: Client) -> None:
    page = editor.get(address(indicator.measure)).content.decode()
    assert "Noch nicht gemessen." in page
    assert "Wert in Wochen" in page
    assert 'value="Statistik"' in page
    page = enter(editor, indicator, number="1.008,5", source="Statistik", remark="ohne Notfälle")
    assert "Der Wert vom 12. Juni 2025 ist eingetragen." in page
    assert "12.06.2025: <strong>1.008,5 Wochen</strong>" in page
    stored = MeasuredValue.objects.get()
    assert (float(stored.value), stored.entered_by) == (1008.5, editor.user)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"number": "viel"}, "Bitte eine Zahl eingeben"),
        ({"number": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"day": "bald"}, "Bitte ein Datum eingeben"),
        (
            {"day": f"{timezone.localdate() + timedelta(days=2):%d.%m.%Y}"},
            "Ein Messwert ist von einem Tag, der schon war.",
        ),
        ({"indicator": "Ein anderer"}, "hat die Maßnahme nicht mehr"),
    ],
)
def test_what_cannot_be_is_said_and_stays_in_the_field(
    typed: dict[str, str], sentence: str, indicator: Indicator, editor: Client
) -> None:
    page = enter(editor, indicator, **({"remark": "ohne Notfälle"} | typed))
    assert sentence in page
    assert "ohne Notfälle" in page
    assert not MeasuredValue.objects.exists()


def test_a_second_value_of_the_day_is_refused_with_the_first(
    indicator: Indicator, editor: Client
) -> None:
    enter(editor, indicator)
    page = enter(editor, indicator, number="9")
    assert "Vom 12. Juni 2025 steht schon ein Wert da: 8,5." in page
    assert MeasuredValue.objects.count() == 1


def test_a_value_is_put_right_with_a_reason(value: MeasuredValue, editor: Client) -> None:
    place = address(value.measure, f"messwert/{value.pk}/")
    page = editor.get(place).content.decode()
    assert f"{NAME}: 74 am 31. Dezember 2025" in page
    typed = {"day": "31.12.2025", "number": "75", "gesehen": stamp(operations.value_told(value))}
    assert "Bitte füllen Sie dieses Feld aus." in editor.post(place, typed).content.decode()
    done = editor.post(place, typed | {"reason": "verzählt"})
    assert done["Location"] == f"{address(value.measure)}#messwerte"
    assert MeasuredValue.objects.get().value == 75


def test_who_saw_another_value_reads_what_stands_now(
    value: MeasuredValue, editor: Client, office: Client
) -> None:
    place = address(value.measure, f"messwert/{value.pk}/")
    typed = {"day": "31.12.2025", "number": "75", "reason": "verzählt"}
    typed["gesehen"] = stamp(operations.value_told(value))
    office.post(place, typed | {"number": "80"})
    page = editor.post(place, typed).content.decode()
    assert "Inzwischen hat jemand etwas geändert" in page
    assert f"{NAME}: 80 am 31. Dezember 2025" in page
    assert 'value="75"' in page
    assert MeasuredValue.objects.get().value == 80


def test_a_value_is_removed_with_a_reason(value: MeasuredValue, editor: Client) -> None:
    place = address(value.measure, f"messwert/{value.pk}/loeschen/")
    seen = stamp(operations.value_told(value))
    editor.post(place, {"reason": "doppelt", "gesehen": seen})
    assert not MeasuredValue.objects.exists()
    assert editor.get(place).status_code == 404


def test_values_of_an_indicator_that_is_gone_are_still_found(
    value: MeasuredValue, editor: Client
) -> None:
    Indicator.objects.all().delete()
    page = editor.get(address(value.measure)).content.decode()
    assert "Diesen Indikator hat die Maßnahme nicht mehr." in page
    assert f"messwert/{value.pk}/" in page


def test_another_measures_value_is_not_found(
    indicator: Indicator, measure: Measure, editor: Client
) -> None:
    strange = MeasuredValueFactory()
    other = IndicatorFactory()
    assert editor.get(address(measure, f"messwert/{strange.pk}/")).status_code == 404
    assert editor.post(address(measure, f"indikator/{other.pk}/messwert/")).status_code == 404
