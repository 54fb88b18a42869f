"""What tests of taking back do again and again."""

from collections.abc import Callable
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.models import ChangeSet, Measure, ProgressNote
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.undoing.operations import undo
from gemeinwerk.measures.undoing.outlook import look
from gemeinwerk.measures.undoing.writing import Undone

Take = Callable[..., ChangeSet]


def taken_back(change_set: ChangeSet, by: User, put_back: Any = ()) -> Undone:
    return undo(change_set, put_back=put_back, seen=look(change_set).fingerprint(), by=by)


def everything(concept: Concept) -> dict[str, Any]:
    """All that stands in a catalogue, without keys of rows, revisions and moments."""
    rows = list(queries.whole(queries.of_concept(concept)))
    notes = keeping.notes_of(ProgressNote.objects.filter(measure__concept=concept))
    return {
        "measures": {row.code: keeping.state_of(row, notes.get(row.pk, [])) for row in rows},
        "search": {row.code: row.search_text for row in rows},
        "made": keeping.made_of(concept),
    }


def key_of(change_set: ChangeSet, code: str) -> int:
    return change_set.changes.get(code=code).pk


def edit(one: Measure, by: User | None, **changes: Any) -> Measure:
    return operations.edit(one, changes=changes, by=by, expected_revision=one.revision)


def bulk(many: list[Measure], by: User, **changes: Any) -> ChangeSet:
    concept, keys = many[0].concept, [one.pk for one in many]
    kept = operations.bulk_change(concept, keys=keys, changes=changes, by=by).change_set
    assert kept
    return kept
