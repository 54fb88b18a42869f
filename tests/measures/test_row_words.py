"""A cost and an indicator read the same wherever they are told."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role
from gemeinwerk.measures.document import cost_words, document_words, indicator_words, parts
from gemeinwerk.measures.operations.writing import described, shown
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal import money
from tests.factories import CostLineFactory, IndicatorFactory, MeasureFactory, user_with_role


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"kind": "recurring", "year": 2025, "until_year": 2026}, "18.000 € jährlich, 2025–2026"),
        ({"kind": "recurring", "year": 2025}, "18.000 € jährlich, ab 2025"),
        ({"kind": "one_off", "year": 2025}, "18.000 € einmalig, 2025"),
        ({"kind": "one_off", "year": None, "until_year": 2027}, "18.000 € einmalig, bis 2027"),
        ({"kind": "fte", "amount": Decimal("0.5"), "year": 2025}, "0,5 VZÄ, 2025"),
        ({"kind": "fte", "amount": None, "year": None}, "noch nicht ermittelt"),
        ({"kind": "one_off", "amount": Decimal(0), "year": None}, "0 € einmalig"),
        ({"kind": "one_off", "approximate": True, "year": None}, "etwa 18.000 € einmalig"),
    ],
)
def test_a_cost_in_words(line: dict, words: str) -> None:
    built = CostLineFactory.build(measure=None, funding="", **line)
    assert cost_words.in_full(parts.row("costs", built)) == words


def test_an_indicator_in_words_says_its_unit_also_without_a_figure() -> None:
    counted = IndicatorFactory.build(measure=None)
    assert indicator_words.in_full(parts.row("indicators", counted)) == (
        "Zahl der geschulten Führungskräfte; Leistung (Output), soll steigen; "
        "Ausgangswert 8 Personen (31.12.2023); Zielwert 200 Personen bis 31.12.2026; "
        "Quelle: Fortbildungsstatistik; halbjährlich"
    )
    bare = IndicatorFactory.build(
        measure=None, name="Zufriedenheit", unit="Punkte", baseline=None, target=None,
        baseline_date=None, target_date=None, source="", rhythm="",
    )  # fmt: skip
    assert indicator_words.in_full(parts.row("indicators", bare)) == (
        "Zufriedenheit; Leistung (Output), soll steigen; gemessen in Punkte"
    )


@pytest.mark.django_db
def test_pages_files_and_history_use_the_same_words(town: Municipality, client: Client) -> None:
    measure = MeasureFactory(
        field__concept__municipality=town, field__concept__status="drafting", cost_state="stated"
    )
    line = CostLineFactory(measure=measure, kind="recurring", year=2025, approximate=True)
    one = IndicatorFactory(measure=measure)
    cost = "etwa 18.000 € jährlich, ab 2025, städtischer Haushalt"
    document = {
        "costs": [parts.row("costs", line)],
        "indicators": [parts.row("indicators", one)],
        "cost_state": "stated",
        "cost_text": "",
    }
    assert document_words.text_of("costs", document) == cost  # print, comparison, CSV
    assert shown(measure, ["costs"]) == {"costs": [cost]}  # audit
    assert money.in_short(document) == [cost.rpartition(", ")[0]]  # portal
    client.force_login(user_with_role(Role.OFFICE, town))
    page = client.get(reverse("measures:overview", args=[measure.concept.slug, measure.pk])).text
    assert cost in page
    assert indicator_words.target(document["indicators"][0]) in page
    assert described(one) == document_words.text_of("indicators", document)
