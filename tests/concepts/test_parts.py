"""Fields of action, themes and phases of a concept."""

from datetime import date
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations
from gemeinwerk.concepts.errors import NotNow, StillInUse, Taken, Unfitting
from gemeinwerk.concepts.lifecycle import AT_WORK, WRITABLE, ConceptStatus
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    GoalFactory,
    MeasureFactory,
    MunicipalityFactory,
    PhaseFactory,
    ThemeFactory,
)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, public=True)


def last_entry() -> tuple[str, dict[str, Any], dict[str, Any], bool]:
    entry = AuditEntry.objects.first()
    assert entry is not None
    return entry.verb, entry.before, entry.after, entry.public


def titles(parts: Any) -> list[str]:
    return list(parts.values_list("title", flat=True))


def test_a_new_field_comes_last(concept: Concept, office: User) -> None:
    for code in "12":
        operations.add_field(concept, by=office, code=code, title=f"Feld {code}")
    assert titles(concept.fields) == ["Feld 1", "Feld 2"]
    assert last_entry() == ("field.add", {}, {"field": "2 Feld 2"}, True)


def test_a_number_is_used_once(concept: Concept, office: User) -> None:
    operations.add_field(concept, by=office, code="1", title="Arbeit")
    with pytest.raises(Taken) as refusal:
        operations.add_field(concept, by=office, code="1", title="Wohnen")
    assert refusal.value.message == "Ein Handlungsfeld mit der Nummer 1 gibt es schon."


def test_a_field_is_renamed(concept: Concept, office: User) -> None:
    field = FieldFactory(concept=concept, code="1", title="Arbeit")
    operations.edit_field(field, by=office, title="Arbeit und Ausbildung")
    assert last_entry() == (
        "field.edit",
        {"field": "1 Arbeit", "title": "Arbeit"},
        {"field": "1 Arbeit", "title": "Arbeit und Ausbildung"},
        True,
    )


@pytest.mark.parametrize(
    ("moved", "up", "order"),
    [
        (1, True, ["B", "A", "C"]),
        (1, False, ["A", "C", "B"]),
        (0, True, ["A", "B", "C"]),
        (2, False, ["A", "B", "C"]),
    ],
)
def test_fields_change_places(
    concept: Concept, office: User, moved: int, up: bool, order: list[str]
) -> None:
    fields = [FieldFactory(concept=concept, title=title, position=0) for title in "ABC"]
    operations.move_field(fields[moved], by=office, up=up)
    assert titles(concept.fields) == order


def test_a_field_with_measures_stays_and_says_why(concept: Concept, office: User) -> None:
    field = FieldFactory(concept=concept, code="2", title="Wohnen")
    MeasureFactory.create_batch(2, field=field)
    GoalFactory(field=field)
    with pytest.raises(StillInUse) as refusal:
        operations.remove_field(field, by=office)
    assert refusal.value.message == (
        "„2 Wohnen“ lässt sich nicht entfernen. Dazu gehören noch: 1 Ziel und 2 Maßnahmen. "
        "Ordnen Sie sie zuerst einem anderen Handlungsfeld zu."
    )


def test_an_empty_field_goes(concept: Concept, office: User) -> None:
    operations.remove_field(FieldFactory(concept=concept, code="2", title="Wohnen"), by=office)
    assert concept.fields.count() == 0
    assert last_entry() == ("field.remove", {"field": "2 Wohnen"}, {}, True)


def test_a_theme_somebody_takes_up_stays(concept: Concept, office: User) -> None:
    theme = ThemeFactory(concept=concept, title="Gender")
    MeasureFactory(field=FieldFactory(concept=concept)).themes.add(theme)
    with pytest.raises(StillInUse) as refusal:
        operations.remove_theme(theme, by=office)
    assert refusal.value.message == (
        "„Gender“ lässt sich nicht entfernen. Das Thema greifen auf: 1 Maßnahme. Lösen Sie "
        "zuerst die Zuordnung."
    )


def test_themes_are_made_edited_moved_and_removed(concept: Concept, office: User) -> None:
    one = operations.add_theme(concept, by=office, title="Gender")
    two = operations.add_theme(concept, by=office, title="Partizipation")
    with pytest.raises(Taken):
        operations.edit_theme(two, by=office, title="Gender")
    operations.move_theme(two, by=office, up=True)
    operations.edit_theme(one, by=office, description="In jedem Feld")
    assert titles(concept.themes) == ["Partizipation", "Gender"]
    operations.remove_theme(two, by=office)
    assert titles(concept.themes) == ["Gender"]


@pytest.mark.parametrize("status", list(ConceptStatus))
def test_the_structure_stands_from_the_decision_on(
    concept: Concept, office: User, status: str
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status=status)
    verbs = [
        lambda **how: operations.add_field(concept, by=office, code="9", title="Neu", **how),
        lambda **how: operations.add_theme(concept, by=office, title="Neu", **how),
    ]
    for verb in verbs:
        if status not in WRITABLE:
            with pytest.raises(NotNow):
                verb()
        verb(reason="Beschluss berichtigt")


def test_a_working_group_may_change_after_the_decision(concept: Concept, office: User) -> None:
    field = FieldFactory(concept=concept)
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    group = BodyFactory(municipality=concept.municipality)
    assert operations.edit_field(field, by=office, working_group=group).working_group == group


def test_a_working_group_of_another_town_is_refused(concept: Concept, office: User) -> None:
    group = BodyFactory(municipality=MunicipalityFactory())
    with pytest.raises(Unfitting):
        operations.edit_field(FieldFactory(concept=concept), by=office, working_group=group)


# --- phases -------------------------------------------------------------------------------------


def test_plan_and_actual_are_both_kept(concept: Concept, office: User) -> None:
    phase = PhaseFactory(concept=concept, title="Beschluss", planned_end=date(2024, 1, 31))
    operations.edit_phase(phase, by=office, actual_end=date(2024, 5, 15))
    phase.refresh_from_db()
    assert (phase.planned_end, phase.actual_end) == (date(2024, 1, 31), date(2024, 5, 15))
    assert last_entry() == (
        "phase.edit",
        {"phase": "Beschluss", "actual_end": None},
        {"phase": "Beschluss", "actual_end": "2024-05-15"},
        True,
    )


@pytest.mark.parametrize("kind", ["planned", "actual"])
def test_a_phase_ends_after_it_begins(concept: Concept, office: User, kind: str) -> None:
    dates = {f"{kind}_start": date(2024, 2, 1), f"{kind}_end": date(2024, 1, 1)}
    with pytest.raises(Unfitting):
        operations.add_phase(concept, by=office, title="Phase", **dates)


@pytest.mark.parametrize("kind", ["planned", "actual"])
def test_a_phase_may_take_one_day(concept: Concept, office: User, kind: str) -> None:
    day = date(2024, 5, 15)
    dates = {f"{kind}_start": day, f"{kind}_end": day}
    phase = operations.add_phase(concept, by=office, title="Beschluss", **dates)
    assert (getattr(phase, f"{kind}_start"), getattr(phase, f"{kind}_end")) == (day, day)


def test_only_a_phase_that_has_not_begun_is_removed(concept: Concept, office: User) -> None:
    begun = PhaseFactory(concept=concept, actual_start=date(2023, 3, 1))
    with pytest.raises(Unfitting):
        operations.remove_phase(begun, by=office)
    operations.remove_phase(PhaseFactory(concept=concept), by=office)
    assert titles(concept.phases) == [begun.title]


@pytest.mark.parametrize("status", list(ConceptStatus))
def test_dates_are_kept_until_the_concept_is_superseded(
    concept: Concept, office: User, status: str
) -> None:
    Concept.objects.filter(pk=concept.pk).update(status=status)
    if status in AT_WORK:
        assert operations.add_phase(concept, by=office, title="Bericht").title == "Bericht"
        return
    with pytest.raises(NotNow):
        operations.add_phase(concept, by=office, title="Bericht")


def test_phases_change_places(concept: Concept, office: User) -> None:
    one, _two = [operations.add_phase(concept, by=office, title=title) for title in "AB"]
    operations.move_phase(one, by=office, up=False)
    assert titles(concept.phases) == ["B", "A"]
