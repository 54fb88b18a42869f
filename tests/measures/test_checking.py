"""The SMART check on the database: what is loaded, what counts, what it costs."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gemeinwerk.actors.models import Posts
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.engines import smart
from gemeinwerk.measures import checking
from gemeinwerk.measures.check_input import Parts, facts
from gemeinwerk.measures.models import CostLine, Indicator, Measure, Override
from tests.factories import (
    CostLineFactory,
    FieldFactory,
    FindingFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    ReviewFactory,
    ThemeFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def field() -> FieldOfAction:
    return FieldFactory(title="Arbeit")


@pytest.fixture
def whole(field: FieldOfAction) -> Measure:
    """A measure nothing can be said against."""
    measure = MeasureFactory(
        field=field,
        title="200 Führungskräfte schulen",
        description="Bis Ende 2026 schulen wir 200 Führungskräfte in vier Modulen.",
        target_group="Führungskräfte der Stadtverwaltung",
        lead_unit=UnitFactory(municipality=field.concept.municipality, name="Fachbereich Personal"),
        start=date(2025, 1, 1),
        end=date(2026, 6, 30),
        confirmation="confirmed",
        cost_state="stated",
    )
    IndicatorFactory(measure=measure)
    MilestoneFactory(measure=measure, due=date(2025, 9, 30))
    CostLineFactory(measure=measure)
    return measure


def codes(concept: Concept) -> list[str]:
    return [one.code for one in checking.check_concept(concept).findings]


def test_a_whole_measure_is_left_alone(whole: Measure) -> None:
    assert codes(whole.concept) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lead_unit": None}, "A301"),
        ({"confirmation": "asked"}, "A303"),
        ({"target_group": ""}, "S104"),
        ({"cost_state": "unknown"}, "R401"),
        ({"end": None, "timeframe_text": "kurzfristig"}, "T504"),
    ],
)
def test_what_is_missing_is_said(change: dict[str, Any], code: str, whole: Measure) -> None:
    Measure.objects.update(**change)
    CostLine.objects.all().delete() if "cost_state" in change else None
    assert codes(whole.concept) == [code]


def test_a_missing_target_quotes_the_baseline_as_people_write_it(whole: Measure) -> None:
    Measure.objects.update(title="Beratung anbieten", description="Eine Beratung im Rathaus.")
    Indicator.objects.update(target=None, target_date=None, baseline=Decimal("40.0000"))
    found = {one.code: one.de for one in checking.check_concept(whole.concept).findings}
    assert "Heute sind es 40 Personen (2023)" in found["M204"]


def test_an_exception_counts_for_nothing_and_keeps_its_reason(whole: Measure) -> None:
    Measure.objects.update(lead_unit=None)
    assert len(checking.check_concept(whole.concept).blocking) == 1
    Override.objects.create(
        measure=whole,
        rule="A301",
        reason="Wird im Mai besetzt.",
        by_name="Jana",
        at="2026-01-01T00:00Z",
    )
    result = checking.check_concept(whole.concept)
    assert result.blocking == []
    [standing] = result.overridden
    assert (standing.finding.code, standing.override.reason) == ("A301", "Wird im Mai besetzt.")
    assert checking.overridden_note(standing).severity == "ok"


def test_what_no_measure_answers_is_said_once_for_the_catalogue(whole: Measure) -> None:
    finding = FindingFactory(review=ReviewFactory(concept=whole.concept))
    theme = ThemeFactory(concept=whole.concept, title="Gender")
    result = checking.check_concept(whole.concept)
    assert sorted(one.code for one in result.of_catalogue) == ["X601", "X602"]
    assert result.keys_with(letter="X") == set()
    whole.answers.add(finding)
    whole.themes.add(theme)
    assert codes(whole.concept) == []


def test_work_of_other_measures_counts_against_a_units_posts(whole: Measure) -> None:
    Posts.objects.create(unit=whole.lead_unit, year=2025, fte=Decimal(1))
    other = MeasureFactory(field=whole.field, lead_unit=whole.lead_unit)
    for measure in (whole, other):
        CostLineFactory(
            measure=measure, kind="fte", year=2025, until_year=2025, amount=Decimal("0.6")
        )
    assert [one.code for one in checking.check_one(whole).findings] == ["R404"]
    assert checking.check_some(whole.concept, [whole]).keys_with(code="R404") == {whole.pk}


@pytest.mark.parametrize(
    ("line", "posts"),
    [
        ({"year": 2025, "until_year": 2026}, {2025: 1, 2026: 1}),
        ({"year": 2025, "until_year": None}, {2025: 1, 2026: 1}),  # until the measure ends
        ({"year": 2027, "until_year": None}, {2027: 1}),
        ({"year": None, "until_year": None}, {}),
    ],
)
def test_posts_are_counted_by_year(line: dict, posts: dict[int, int], whole: Measure) -> None:
    row = CostLine(measure=whole, kind="fte", amount=Decimal(1), **line)
    assert facts(whole, Parts(costs=[row])).fte == posts


def test_unknown_is_never_nought(whole: Measure) -> None:
    whole.cost_state = "unknown"
    assert facts(whole, Parts()).cost_state is smart.CostState.UNKNOWN
    whole.cost_state = "stated"
    assert facts(whole, Parts()).cost_state is None  # said, but no line: the check decides


def test_the_check_of_a_catalogue_costs_the_same_whatever_its_size(
    field: FieldOfAction, django_assert_num_queries: Callable[..., Any]
) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            measure = MeasureFactory(
                field=field, lead_unit=UnitFactory(municipality=field.concept.municipality)
            )
            IndicatorFactory(measure=measure)
            MilestoneFactory(measure=measure)
            CostLineFactory(measure=measure)

    add(1)
    for _ in range(2):
        concept = Concept.objects.select_related("municipality").get()
        with django_assert_num_queries(12):
            checking.check_concept(concept)
        add(30)


def test_letters_tell_the_worst_and_how_much(whole: Measure) -> None:
    Measure.objects.update(lead_unit=None, target_group="")
    result = checking.check_concept(whole.concept).of(whole.pk)
    assert [(one.letter, one.severity, one.label) for one in checking.letters(result)] == [
        ("S", "hint", "1 Hinweis"),
        ("M", "ok", "in Ordnung"),
        ("A", "error", "1 Fehler"),
        ("R", "ok", "in Ordnung"),
        ("T", "ok", "in Ordnung"),
    ]
    assert checking.counted(result.findings) == "1 Fehler, 1 Hinweis"
