"""How many digits of an indicator are shown: chosen once, the same wherever a value is told. What
was promised is told as it was promised, and files of data hold what was measured."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.core import charts, ui
from gemeinwerk.figures.drawing import of_series
from gemeinwerk.measures.document import catalogue_document, indicator_words
from gemeinwerk.measures.forms.parts import part_formset
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    published_version,
)

OF: dict[str, Any] = {
    "name": "Anteil", "unit": "Wochen", "direction": "increase", "places": "0", "steps": "",
    "baseline": 41.64, "baseline_date": "2024-12-31", "baseline_text": "",
    "target": 49.5, "target_date": "2029-12-31", "target_text": "",
}  # fmt: skip


def test_what_was_measured_is_rounded_and_what_was_promised_is_not() -> None:
    assert indicator_words.measured(OF, {"value": 44.49}) == "44 Wochen"
    assert indicator_words.measured(OF, {"value": 1.2}) == "1 Woche"
    assert indicator_words.baseline(OF) == "42 Wochen (31.12.2024)"
    assert indicator_words.target(OF) == "49,5 Wochen bis 31.12.2029"
    missing = indicator_words.distance(OF, Decimal("0.2"), over=False)
    assert missing == "Bis zum Zielwert fehlt noch: 0,2 Wochen."
    before = {key: value for key, value in OF.items() if key != "places"}
    assert indicator_words.measured(before, {"value": 44.49}) == "44,49 Wochen"


def test_a_picture_and_its_table_say_the_same() -> None:
    values = [{"indicator": "Anteil", "day": "2025-12-31", "value": 44.49, "remark": ""}]
    found = of_series(OF, values, date(2026, 6, 30))
    assert found.places == "0"
    chart = charts.line_chart(
        found.values, baseline=found.baseline, target=found.target, unit=found.unit,
        title="Anteil", places=found.places,
    )  # fmt: skip
    assert chart
    assert [row[1] for row in chart.table.rows] == ["42", "44", "49,5"]
    assert [one.label for one in chart.points] == ["42", "44"]
    assert "44 Wochen" in chart.description
    tiny = charts.line_chart(
        [ui.Value(date(2025, 1, 1), Decimal("0.004")), ui.Value(date(2026, 1, 1), 0)],
        baseline=None, target=None, unit="", title="Anteil", places="1",
    )  # fmt: skip
    assert tiny
    assert [row[1] for row in tiny.table.rows] == ["0,004", "0,0"]


@pytest.mark.django_db
def test_it_is_typed_once_and_told_in_public_while_data_keep_the_exact_value(
    town: Municipality, client: Client
) -> None:
    concept = ConceptFactory(municipality=town, public=True, slug="ik")
    measure = MeasureFactory(field__concept=concept, code="1.1")
    one = IndicatorFactory(measure=measure, unit="Prozent", target=Decimal("49.5"), places="1")
    MeasuredValueFactory(measure=measure, indicator=one.name, value=Decimal("42.6471"))
    published_version(concept)
    page = client.get("/konzepte/ik/massnahmen/1.1/").content.decode()
    assert "42,6 Prozent" in page
    assert "42,6471" not in page
    assert "42,6471" not in client.get("/konzepte/ik/kennzahlen/").content.decode()
    [told] = catalogue_document(concept)["measures"]
    assert told["values"][0]["value"] == 42.6471
    assert told["indicators"][0]["places"] == "1"


@pytest.mark.parametrize(("typed", "is_good"), [("2", True), ("", True), ("9", False)])
def test_the_form_of_a_measure_asks_for_it(typed: str, is_good: bool) -> None:
    data = {
        "indicators-TOTAL_FORMS": "1", "indicators-INITIAL_FORMS": "0",
        "indicators-0-name": "Wartezeit", "indicators-0-kind": "output",
        "indicators-0-direction": "increase", "indicators-0-places": typed,
    }  # fmt: skip
    form = part_formset("indicators", Measure(), data)
    assert form.is_valid() is is_good
    if is_good:
        assert form.rows()[0]["places"] == typed
