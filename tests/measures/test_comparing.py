"""Two states of a catalogue beside each other."""

import copy
from typing import Any

import pytest

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.comparing import (
    Comparison,
    Entry,
    State,
    compare,
    draft_state,
    measure_changes,
)
from gemeinwerk.municipalities.models import Municipality
from tests.factories.catalogues import rich_concept


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


@pytest.fixture
def before(concept: Concept) -> State:
    return draft_state(concept)


def since(before: State, concept: Concept) -> Comparison:
    return compare(before, draft_state(concept))


def test_nothing_changed(before: State, concept: Concept) -> None:
    assert since(before, concept) == Comparison(head=[], same=3)
    assert since(before, concept).summary == "3 gleich"


def test_new_struck_and_changed_measures_are_told_apart(before: State, concept: Concept) -> None:
    concept.measures.get(code="2.1").delete()
    concept.measures.filter(code="1.2").update(title="Stellenanzeigen überarbeiten")
    concept.measures.create(field=concept.fields.first(), code="1.3", title="Lotsen", position=9)
    found = since(before, concept)
    assert [one["code"] for one in found.added] == ["1.3"]
    assert [one["code"] for one in found.removed] == ["2.1"]
    assert [(one.after["code"], [c.key for c in one.changes]) for one in found.changed] == [
        ("1.2", ["title"])
    ]
    assert found.summary == "1 neu, 1 gestrichen, 1 geändert, 1 gleich"


def test_a_measure_with_another_number_is_moved_not_new(before: State, concept: Concept) -> None:
    concept.measures.filter(code="2.1").update(code="2.9")
    found = since(before, concept)
    assert (found.added, found.removed) == ([], [])
    [moved] = found.changed
    assert moved.moved
    assert [(c.key, c.before, c.after) for c in moved.changes] == [("code", "2.1", "2.9")]


def test_numbers_swapped_are_two_moves(before: State, concept: Concept) -> None:
    concept.measures.filter(code="1.2").update(code="x")
    concept.measures.filter(code="2.1").update(code="1.2")
    concept.measures.filter(code="x").update(code="2.1")
    assert [one.moved for one in since(before, concept).changed] == [True, True]


def test_where_the_row_is_gone_the_number_says_which_measure_it_is() -> None:
    document = {"code": "1.1"}
    old = State(1, {"concept": _HEAD, **_LISTS}, [Entry(None, document)])
    new = State(None, {"concept": _HEAD, **_LISTS}, [Entry(7, document)])
    assert compare(old, new) == Comparison(head=[], same=1)


def test_lists_are_compared_line_by_line(before: State, concept: Concept) -> None:
    concept.measures.get(code="1.1").milestones.filter(title="150 Teilnahmen").delete()
    [changed] = since(before, concept).changed
    assert [(c.before, c.after) for c in changed.changes] == [
        (
            "30.06.2025: Vertrag mit der Akademie geschlossen (erreicht am 12.05.2025)\n"
            "30.09.2026: 150 Teilnahmen",
            "30.06.2025: Vertrag mit der Akademie geschlossen (erreicht am 12.05.2025)",
        )
    ]


def test_what_is_above_the_measures_is_compared_too(before: State, concept: Concept) -> None:
    concept.aim = "Alle haben gleiche Chancen."
    concept.save()
    concept.fields.filter(code="2").update(title="Wohnen und Unterbringung")
    assert [change.key for change in since(before, concept).head] == ["aim", "fields"]


def leaves(value: Any, path: tuple = ()) -> list[tuple]:
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in leaves(part, (*path, key))]
    if isinstance(value, list):
        return [leaf for key, part in enumerate(value) for leaf in leaves(part, (*path, key))]
    return [path]


def other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case None:
            return None
        case str() if value[:4].isdigit() and value[4:5] == "-":
            return "2031" + value[4:]
        case _:
            return f"{value} anders"


def test_no_change_goes_unseen(before: State) -> None:
    """Every single value of a full measure, changed alone, is shown."""
    full = before.entries[0].document
    for path in leaves(full):
        changed = copy.deepcopy(full)
        place: Any = changed
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = other(place[path[-1]])
        if changed != full:
            # What was measured names its indicator and is told in its unit.
            both = path[0] == "indicators" and path[-1] in {"name", "unit"}
            assert 1 <= len(measure_changes(full, changed)) <= 1 + both, path


_HEAD = {
    "title": "",
    "motto": "",
    "aim": "",
    "aim_plain": "",
    "summary_en": "",
    "commission": "",
    "period_start": "2024-01-01",
    "period_end": "2028-12-31",
}
_LISTS: dict[str, list] = {"fields": [], "themes": [], "goals": []}
