"""One counting of where measures stand: each case at the desk and as published."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document.encoding import day_in_words, in_words
from gemeinwerk.measures.document.measured import missed
from gemeinwerk.measures.document.today import measure_today
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.states import BY_KEY, STATES, choices, choices_of, remark, state_of, stated
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    public_concept,
)
from tests.factories import published_version as published

TODAY = date(2026, 11, 28)
YESTERDAY, TOMORROW = date(2026, 11, 27), date(2026, 11, 29)
RUNS = {"implementation": "in_progress", "end": date(2027, 12, 31)}

CASES: list[tuple[dict[str, Any], date | None, str]] = [
    # what was reported, the day of an open milestone, the state
    ({"implementation": ""}, None, "unbekannt"),
    ({"implementation": "not_started"}, None, "offen"),
    ({"implementation": "partly"}, None, "teilweise"),
    (RUNS, None, "auf-kurs"),
    (RUNS, TODAY, "auf-kurs"),
    (RUNS, YESTERDAY, "verzoegert"),
    (RUNS | {"end": TODAY}, None, "auf-kurs"),
    (RUNS | {"end": YESTERDAY}, None, "verzoegert"),
    (RUNS | {"end": YESTERDAY, "permanent": True}, None, "auf-kurs"),
    (RUNS | {"end": None}, None, "auf-kurs"),
    (RUNS | {"implementation": "not_started", "end": YESTERDAY}, None, "verzoegert"),
    (RUNS | {"implementation": "partly", "end": YESTERDAY}, None, "verzoegert"),
    # the expected end
    (RUNS | {"expected_end": date(2028, 1, 1)}, None, "verzoegert"),
    (RUNS | {"expected_end": date(2027, 12, 31)}, None, "auf-kurs"),
    (RUNS | {"expected_end": date(2027, 6, 30)}, None, "auf-kurs"),
    (RUNS | {"expected_end": date(2028, 1, 1), "end": None}, None, "auf-kurs"),
    # what the unit says makes it worse, and never better
    (RUNS | {"course": "late"}, None, "verzoegert"),
    (RUNS | {"course": "off_course"}, None, "vom-kurs-ab"),
    (RUNS | {"course": "on_course"}, None, "auf-kurs"),
    (RUNS | {"course": "on_course"}, YESTERDAY, "verzoegert"),
    (RUNS | {"course": "off_course", "end": YESTERDAY}, None, "vom-kurs-ab"),
    # what is settled is never behind
    ({"implementation": "done", "course": "late"}, YESTERDAY, "umgesetzt"),
    ({"implementation": "permanent", "end": YESTERDAY}, YESTERDAY, "umgesetzt"),
    ({"implementation": "everyday", "end": YESTERDAY}, None, "umgesetzt"),
    ({"implementation": "dropped", "course": "off_course"}, YESTERDAY, "aufgegeben"),
    ({"implementation": "", "end": YESTERDAY}, YESTERDAY, "unbekannt"),
]


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return public_concept(town)


def measure(concept: Concept, said: dict[str, Any], milestone: date | None) -> Measure:
    field = concept.fields.first() or FieldFactory(concept=concept, code="1")
    made: Measure = MeasureFactory(field=field, **{"start": date(2024, 1, 1), "end": None} | said)
    if milestone:
        MilestoneFactory(measure=made, due=milestone)
    return made


def at_the_desk(today: date = TODAY) -> dict[int, str]:
    return {one.pk: state_of(one).key for one in stated(Measure.objects.all(), today)}


def as_published(version: CatalogueVersion, today: date = TODAY) -> dict[int, str]:
    rows = stated(FrozenMeasure.objects.filter(version=version), today)
    return {one.measure_id: state_of(one).key for one in rows}


def test_every_case_at_the_desk_and_as_published(concept: Concept) -> None:
    made = [measure(concept, said, milestone) for said, milestone, _state in CASES]
    expected = {one.pk: case[2] for one, case in zip(made, CASES, strict=True)}
    assert at_the_desk() == expected
    assert as_published(published(concept)) == expected


def test_nothing_of_what_was_never_decided_is_behind(concept: Concept) -> None:
    """Neither at the desk nor as published, whatever its dates and its unit say."""
    Concept.objects.update(status="deliberation")
    concept.refresh_from_db()
    for said, milestone, _state in CASES:
        measure(concept, said, milestone)
    draft = at_the_desk()
    assert draft == as_published(published(concept, kind="council"))
    assert set(draft.values()) <= {key for key, _label in choices_of("deliberation")}
    assert not set(draft.values()) & {"verzoegert", "vom-kurs-ab", "auf-kurs"}


MEASURED: list[tuple[dict[str, Any], list[tuple[date, float]], str]] = [
    # what an indicator says, what was measured of it, the state once the promised end has passed
    ({"target": 200}, [], "verzoegert"),
    ({"target": 200}, [(YESTERDAY, 199)], "vom-kurs-ab"),
    ({"target": 200}, [(YESTERDAY, 200)], "verzoegert"),
    ({"target": 200}, [(date(2026, 1, 1), 210), (YESTERDAY, 150)], "vom-kurs-ab"),
    ({"target": 200}, [(date(2026, 1, 1), 150), (YESTERDAY, 210)], "verzoegert"),
    ({"target": 4, "direction": "decrease"}, [(YESTERDAY, 8.5)], "vom-kurs-ab"),
    ({"target": 4, "direction": "decrease"}, [(YESTERDAY, 4)], "verzoegert"),
    ({"target": 1, "direction": "yes_no"}, [(YESTERDAY, 0)], "vom-kurs-ab"),
    ({"target": 5, "direction": "hold"}, [(YESTERDAY, 4)], "vom-kurs-ab"),
    ({"target": None, "target_text": "mehr"}, [(YESTERDAY, 1)], "verzoegert"),
    ({"target": 200, "target_date": TODAY}, [(YESTERDAY, 1)], "verzoegert"),
    ({"target": 200, "target_date": None}, [(YESTERDAY, 1)], "vom-kurs-ab"),
    ({"target": 200, "name": "Anderes"}, [(YESTERDAY, 1)], "verzoegert"),
]


@pytest.mark.parametrize(("said", "values", "state"), MEASURED)
def test_a_target_that_was_missed_by_the_promised_end(
    concept: Concept, said: dict[str, Any], values: list[tuple[date, float]], state: str
) -> None:
    """SQL at the desk and as published says what the document of the day says."""
    one = measure(concept, RUNS | {"end": YESTERDAY}, None)
    IndicatorFactory(measure=one, **{"target_date": YESTERDAY} | said)
    for day, number in values:
        MeasuredValueFactory(measure=one, day=day, value=number)
    version = published(concept)
    assert at_the_desk() == as_published(version) == {one.pk: state}
    told = measure_today(FrozenMeasure.objects.select_related("measure").get(version=version))
    assert bool(missed(told, TODAY)) == (state == "vom-kurs-ab")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (RUNS, "auf-kurs"),
        (RUNS | {"end": None}, "auf-kurs"),
        (RUNS | {"end": YESTERDAY, "permanent": True}, "auf-kurs"),
        (RUNS | {"end": YESTERDAY, "implementation": "done"}, "umgesetzt"),
        (RUNS | {"end": YESTERDAY, "implementation": "dropped"}, "aufgegeben"),
    ],
)
def test_before_the_promised_end_no_target_is_missed(
    concept: Concept, said: dict[str, Any], state: str
) -> None:
    one = measure(concept, said, None)
    IndicatorFactory(measure=one, target_date=YESTERDAY)
    MeasuredValueFactory(measure=one, day=YESTERDAY)
    assert at_the_desk() == as_published(published(concept)) == {one.pk: state}


def test_what_was_measured_of_a_draft_misses_nothing_that_was_decided(concept: Concept) -> None:
    one = measure(concept, RUNS | {"end": YESTERDAY}, None)
    IndicatorFactory(measure=one, target_date=YESTERDAY)
    MeasuredValueFactory(measure=one, day=YESTERDAY)
    version = published(concept, kind="participation")
    assert as_published(version) == {one.pk: "begonnen"}


def test_a_milestone_that_was_reached_holds_nothing_up(concept: Concept) -> None:
    one = measure(concept, RUNS, YESTERDAY)
    one.milestones.update(reached_on=TODAY)
    assert at_the_desk() == {one.pk: "auf-kurs"}


def test_a_milestone_of_the_draft_makes_nothing_late_that_was_not_decided(concept: Concept) -> None:
    """Citizens cannot read it: what they read must explain the word."""
    one = measure(concept, RUNS, None)
    version = published(concept, kind="participation")
    MilestoneFactory(measure=one, due=YESTERDAY)
    assert as_published(version) == {one.pk: "begonnen"}
    assert at_the_desk() == {one.pk: "verzoegert"}


@pytest.mark.parametrize("kind", ["participation", "council"])
@pytest.mark.parametrize(
    ("status", "state"),
    [("in_progress", "begonnen"), ("partly", "teilweise"), ("not_started", "offen"),
     ("done", "umgesetzt"), ("dropped", "aufgegeben"), ("", "unbekannt")],
)  # fmt: skip
def test_nobody_is_late_with_what_was_not_decided(
    concept: Concept, kind: str, status: str, state: str
) -> None:
    """Its end has passed, its unit expects another and calls it off course."""
    late = {"implementation": status, "end": YESTERDAY, "course": "off_course",
            "expected_end": date(2028, 1, 1)}  # fmt: skip
    one = measure(concept, late, YESTERDAY)
    assert as_published(published(concept, kind=kind)) == {one.pk: state}


def test_a_list_is_filtered_only_by_what_its_measures_can_be() -> None:
    behind = {"hinter-der-zusage", "verzoegert", "vom-kurs-ab", "auf-kurs"}
    offered = {
        (kind, status): {key for key, _label in choices(kind, status)}
        for kind in ("participation", "council", "adopted")
        for status in ("drafting", "implementation", "superseded")
    }
    assert behind <= offered["adopted", "implementation"]
    assert "begonnen" not in offered["adopted", "implementation"]
    assert {one for one, keys in offered.items() if keys & behind} == {
        ("adopted", "drafting"), ("adopted", "implementation"),
    }  # fmt: skip
    assert all(key in BY_KEY for keys in offered.values() for key in keys - {"hinter-der-zusage"})


def test_the_promise_is_the_versions_and_the_report_todays(concept: Concept) -> None:
    one = measure(concept, RUNS | {"end": YESTERDAY}, None)
    version = published(concept)
    Measure.objects.update(end=date(2030, 1, 1), implementation="not_started")
    assert as_published(version) == {one.pk: "verzoegert"}
    Measure.objects.update(implementation="done")
    assert as_published(version) == {one.pk: "umgesetzt"}


@pytest.mark.parametrize(
    ("status", "state"),
    [("in_progress", "nicht-fertig"), ("partly", "nicht-fertig"), ("not_started", "offen"),
     ("done", "umgesetzt"), ("dropped", "aufgegeben"), ("", "unbekannt")],
)  # fmt: skip
def test_in_an_edition_that_was_followed_nobody_is_late(
    concept: Concept, status: str, state: str
) -> None:
    late = {"implementation": status, "end": YESTERDAY, "course": "off_course"}
    one = measure(concept, late, YESTERDAY)
    version = published(concept)
    Concept.objects.update(status="superseded")
    assert at_the_desk() == as_published(version) == {one.pk: state}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (RUNS, ""),
        ({"implementation": ""}, ""),
        ({"implementation": "done"}, "vollständig umgesetzt"),
        ({"implementation": "permanent"}, "als Daueraufgabe etabliert"),
        ({"implementation": "dropped"}, ""),
        (RUNS | {"end": YESTERDAY}, "in Umsetzung"),
        (
            RUNS | {"end": YESTERDAY, "course": "on_course"},
            "in Umsetzung; die Federführung meldet: auf Kurs",
        ),
        (RUNS | {"course": "late"}, "in Umsetzung"),
        (
            RUNS | {"end": YESTERDAY, "implementation": "partly", "course": "off_course"},
            "teilweise umgesetzt",
        ),
    ],
)
def test_what_was_reported_is_said_where_the_state_says_something_else(
    concept: Concept, said: dict[str, Any], words: str
) -> None:
    measure(concept, said, None)
    assert remark(stated(Measure.objects.all(), TODAY).get()) == words


def test_words_are_of_the_language_of_whoever_reads_now() -> None:
    row = SimpleNamespace(state="verzoegert", said="on_course", live="in_progress")
    told = []
    for language in ("de", "en", "de"):
        with translation.override(language):
            told.append((remark(row), in_words(1234.5), day_in_words("2026-12-31", "j. F Y")))
    assert told[0] == told[2] == (
        "in Umsetzung; die Federführung meldet: auf Kurs", "1.234,5", "31. Dezember 2026",
    )  # fmt: skip
    assert told[1][1:] == ("1,234.5", "31. December 2026")
    assert told[1][0] != told[0][0]


def test_each_state_has_an_address_and_a_word_of_its_own() -> None:
    assert len({one.key for one in STATES}) == len({str(one.label) for one in STATES}) == 10
