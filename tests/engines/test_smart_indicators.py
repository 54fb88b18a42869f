"""What the check says of indicators: in words, and what it may not ask for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.engines.smart import Direction, Finding, Indicator
from tests.engines.corpus.rows import GOOD, typed
from tests.engines.sound import SOUND, findings

NAME = "Zahl der Kurse"
WHOLE = replace(GOOD, name=NAME, unit="Kurse")


def of(*indicators: Indicator, **fields: Any) -> list[Finding]:
    return findings(replace(SOUND, indicators=indicators, **fields))


def codes(*indicators: Indicator, **fields: Any) -> list[str]:
    return [one.code for one in of(*indicators, **fields)]


def test_a_whole_indicator_is_asked_for_nothing() -> None:
    assert codes(WHOLE) == []


HOW_MUCH_DE, HOW_MUCH_EN = "Wie viel soll es bis wann sein?", "How much shall it be, by when?"


@pytest.mark.parametrize(
    ("fields", "code", "de", "en", "quote"),
    [
        (
            {"name": "Ausstoß", "unit": "k. A.", "direction": Direction.HOLD}, "M202",
            "„Ausstoß“ hat keine Einheit. In was wird gemessen?",
            "“Ausstoß” has no unit. What is it measured in?",
            "Ausstoß",
        ),
        (
            {"baseline": None}, "M203",
            f"Zu „{NAME}“ fehlt der Ausgangswert. Wie viel ist es heute?",
            f"“{NAME}” has no baseline. How much is it today?",
            NAME,
        ),
        (
            {"baseline": None, "baseline_text": "wird erhoben"}, "M203",
            f"„wird erhoben“ ist kein Wert. Zu „{NAME}“ fehlt der Ausgangswert. Wie viel ist es "
            "heute?",
            f"“wird erhoben” is no value. “{NAME}” has no baseline. How much is it today?",
            "wird erhoben",
        ),
        (
            {"target": None, "baseline_date": None}, "M204",
            f"Der Zielwert fehlt. Heute sind es 40 Kurse: {HOW_MUCH_DE}",
            "The target is missing. Today it is 40 Kurse: how much shall it be, by when?",
            NAME,
        ),
        (
            {"target": None, "baseline": Decimal("40.5"), "unit": "%"}, "M204",
            f"Der Zielwert fehlt. Heute sind es 40,5 % (2023): {HOW_MUCH_DE}",
            "The target is missing. Today it is 40.5 % (2023): how much shall it be, by when?",
            NAME,
        ),
        (
            {"target": None, "baseline_text": "40 Kurse im Jahr 2023"}, "M204",
            f"Der Zielwert fehlt. Heute sind es 40 Kurse im Jahr 2023: {HOW_MUCH_DE}",
            "The target is missing. Today it is 40 Kurse im Jahr 2023: how much shall it be, by "
            "when?",
            NAME,
        ),
        (
            {"target": None, "target_text": "mehr"}, "M204",
            f"„mehr“ ist kein Zielwert. Wie viel soll „{NAME}“ bis wann sein?",
            f"“mehr” is no target. How much shall “{NAME}” be, by when?",
            "mehr",
        ),
        (
            {"target": None, "target_text": "2022: 40"}, "M204",
            f"Der Zielwert fehlt: „2022: 40“ ist ein Ausgangswert. {HOW_MUCH_DE}",
            f"The target is missing: “2022: 40” is a baseline. {HOW_MUCH_EN}",
            "2022: 40",
        ),
        (
            {"baseline": None, "target": None}, "M204",
            f"Zu „{NAME}“ fehlt der Zielwert. {HOW_MUCH_DE}",
            f"“{NAME}” has no target. {HOW_MUCH_EN}",
            NAME,
        ),
        (
            {"source": "k. A."}, "M206",
            f"Zu „{NAME}“ fehlt die Quelle. Woher kommt der Wert, wer erhebt ihn?",
            f"“{NAME}” has no source. Where does the value come from, who takes it?",
            NAME,
        ),
        (
            {"rhythm": "-"}, "M207",
            f"Zu „{NAME}“ fehlt der Rhythmus. Wie oft wird der Wert erhoben?",
            f"“{NAME}” has no rhythm. How often is the value taken?",
            NAME,
        ),
    ],
)  # fmt: skip
def test_what_an_indicator_lacks(
    fields: dict[str, Any], code: str, de: str, en: str, quote: str
) -> None:
    (finding,) = (one for one in of(replace(WHOLE, **fields)) if one.code == code)
    assert (finding.de, finding.en, finding.quote) == (de, en, quote)


@pytest.mark.parametrize(
    ("indicators", "de", "en", "quote"),
    [
        (
            (),
            "Der Indikator fehlt. Woran merken Sie, dass die Maßnahme wirkt?",
            "The indicator is missing. How will you see that the measure works?",
            "",
        ),
        (
            (Indicator(" "), Indicator("k. A.")),
            "„k. A.“ ist kein Indikator. Woran merken Sie, dass es wirkt?",
            "“k. A.” is no indicator. How will you see that it works?",
            "k. A.",
        ),
    ],
)
def test_no_indicator(indicators: tuple[Indicator, ...], de: str, en: str, quote: str) -> None:
    (finding,) = of(*indicators)
    assert (finding.code, finding.de, finding.en, finding.quote) == ("M201", de, en, quote)


@pytest.mark.parametrize(
    ("fields", "where_de", "where_en"),
    [
        ({"goal": "300 Bügel stehen bereit."}, "im Ziel", "in the goal"),
        ({"title": "Wir stellen 300 Bügel auf"}, "im Titel", "in the title"),
        (
            {"description": "Wir stellen 300 Bügel auf."},
            "in der Beschreibung",
            "in the description",
        ),
    ],
)
def test_a_figure_of_the_text_is_proposed_as_indicator(
    fields: dict[str, Any], where_de: str, where_en: str
) -> None:
    (finding,) = of(**fields)
    assert (finding.code, finding.field, finding.de, finding.en) == (
        "M208",
        "indicator",
        f"„300 Bügel“ steht nur {where_de}. Vorschlag: als Indikator übernehmen.",
        f"“300 Bügel” stands {where_en} only. Proposal: take it over as an indicator.",
    )


def test_a_figure_of_the_goal_is_proposed_as_target_of_an_indicator_without() -> None:
    (finding,) = of(replace(WHOLE, target=None), goal="Im Jahr gibt es 60 Kurse.")
    assert (finding.code, finding.field, finding.de, finding.en) == (
        "M208",
        "target",
        "„60 Kurse“ steht nur im Ziel. Vorschlag: als Zielwert übernehmen.",
        "“60 Kurse” stands in the goal only. Proposal: take it over as a target.",
    )


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Bis Ende 2026 schulen wir 200 Führungskräfte", []),
        ("Wir schulen 200 Führungskräfte im Jahr", []),
        ("Wir schulen innerhalb von zwei Jahren 200 Führungskräfte", []),
        ("Wir schulen 200 Führungskräfte", ["M208"]),
        ("Wir schulen Führungskräfte jedes Jahr", ["M201"]),
        ("200 Führungskräfte gibt es bis Ende 2026", ["M201"]),
    ],
)
def test_a_deed_with_how_many_by_when_needs_no_indicator(title: str, asked: list[str]) -> None:
    assert codes(title=title) == asked
    asked_of_target = ["M204"] if asked else []
    assert codes(replace(WHOLE, target=None), title=title) == asked_of_target


@pytest.mark.parametrize(
    ("direction", "baseline", "target", "severity", "de", "en"),
    [
        (Direction.INCREASE, "40.5", "30", "error", "soll steigen", "shall rise"),
        (Direction.DECREASE, "30", "40.5", "error", "soll sinken", "shall fall"),
        (Direction.HOLD, "40.5", "30", "error", "soll gehalten werden", "shall be held"),
        (None, "40.5", "30", "warning", "soll steigen", "shall rise"),
    ],
)
def test_a_target_no_better_than_the_baseline(
    direction: Direction | None, baseline: str, target: str, severity: str, de: str, en: str
) -> None:
    (finding,) = of(
        replace(WHOLE, direction=direction, baseline=Decimal(baseline), target=Decimal(target))
    )
    assert (finding.code, finding.severity.word) == ("M205", severity)
    assert finding.de == (
        f"„{NAME}“ {de}, der Zielwert {target.replace('.', ',')} ist aber nicht besser als der "
        f"Ausgangswert {baseline.replace('.', ',')}."
    )
    assert finding.en == (
        f"“{NAME}” {en}, yet the target {target} is no better than the baseline {baseline}."
    )
    assert finding.quote == target


@pytest.mark.parametrize(
    ("name", "target", "asked"),
    [
        ("Wartezeit", 41, ["M205"]),
        ("Wartezeit", 39, []),
        ("Bäume je Hektar", 41, []),
        ("Bäume je Hektar", 39, []),
        ("Bäume je Hektar", 40, ["M205"]),
    ],
)
def test_which_way_is_better_follows_from_the_name_where_it_tells(
    name: str, target: int, asked: list[str]
) -> None:
    indicator = replace(WHOLE, name=name, direction=None, baseline=40, target=target)
    found = of(indicator)
    assert [one.code for one in found] == asked
    if asked and name != "Wartezeit":
        assert "soll sich ändern" in found[0].de
        assert "shall change" in found[0].en


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Kurse", "direction": Direction.YES_NO},
        {"name": "Kurse", "direction": Direction.INCREASE, "target_text": "ja"},
        {"name": "Satzung beschlossen"},
    ],
)
def test_of_yes_or_no_neither_unit_nor_values_are_asked(fields: dict[str, Any]) -> None:
    indicator = Indicator(**fields)
    assert codes(indicator) == ["M206", "M207"]


def test_a_name_that_sounds_like_yes_or_no_is_counted_where_a_direction_is_given() -> None:
    indicator = Indicator("Satzung beschlossen", direction=Direction.INCREASE)
    assert codes(indicator) == ["M202", "M203", "M204", "M206", "M207"]


@pytest.mark.parametrize(
    "fields",
    [
        {"target": 60},
        {"target_text": "60"},
        {"baseline_text": "40"},
    ],
)
def test_an_indicator_may_be_told_by_a_value_alone(fields: dict[str, Any]) -> None:
    assert "M201" not in codes(Indicator("", **fields))


@pytest.mark.parametrize(
    ("target_text", "start", "first", "asked"),
    [
        ("40 (2023)", date(2025, 1, 1), date(2024, 1, 1), True),
        ("40 (2024)", date(2025, 1, 1), date(2024, 1, 1), False),
        ("40 (2024)", date(2025, 1, 1), None, True),
        ("40 (2025)", date(2025, 1, 1), None, False),
        ("40 (2020)", None, None, False),
        ("bisher 40", None, None, True),
        ("auf 40 (bisher 20)", date(2025, 1, 1), None, False),
    ],
)
def test_what_was_before_the_concept_began_is_no_target(
    target_text: str, start: date | None, first: date | None, asked: bool
) -> None:
    measure = replace(
        SOUND,
        indicators=(
            replace(WHOLE, direction=None, baseline=20, target=None, target_text=target_text),
        ),
        **(typed("") | {"start": start, "end": start, "permanent": True}),
    )
    found = [one.code for one in findings(measure, period_start=first, period_end=None)]
    assert ("M204" in found) is asked


def test_of_a_value_that_was_no_baseline_is_asked() -> None:
    past = replace(WHOLE, baseline=None, target=None, target_text="2022: 40")
    assert codes(past) == ["M204"]


@pytest.mark.parametrize(
    ("field", "name"),
    [("source", f"{NAME} (Statistik des Amtes 7)"), ("rhythm", f"{NAME} im Jahr")],
)
def test_source_and_rhythm_may_stand_in_the_name(field: str, name: str) -> None:
    assert codes(replace(WHOLE, name=name, **{field: ""})) == []


def test_a_long_baseline_is_shortened_when_it_is_quoted() -> None:
    long = "40 Kurse an sechs Orten, davon zehn abends und zwei am Wochenende mit Betreuung"
    (finding,) = of(replace(WHOLE, target=None, baseline_text=long, baseline_date=None))
    assert finding.de.startswith(
        "Der Zielwert fehlt. Heute sind es 40 Kurse an sechs Orten, davon zehn abends und zwei am "
        "…:"
    )
