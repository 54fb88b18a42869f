"""What taking back would do, measure by measure. Nothing is written here.

Three states of each value: as it was written, as it stands, as it was before. What still stands as
it was written goes back; what somebody changed since is `later` and goes back only where chosen.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import QuerySet

from gemeinwerk.core.conflicts import ABSENT, Difference, three_way
from gemeinwerk.core.writing import hold_all
from gemeinwerk.measures import plain_values, queries
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.models import ChangeOfMeasure, ChangeSet, Measure, ProgressNote
from gemeinwerk.measures.undoing import keeping
from gemeinwerk.measures.undoing.keeping import CONFIRMATION, NOTES, State

PutBack = Collection[int] | Literal["all"]
"""Keys of the changes whose later changes go back as well."""


@dataclass
class Row:
    """One measure. ``later``: changed since; ``lost``: names whose old value is no longer there."""

    change: ChangeOfMeasure
    measure: Measure
    notes: dict[int, ProgressNote]
    back: list[Difference] = field(default_factory=list)
    later: list[Difference] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    touched: bool = False
    """A created measure that somebody worked on since."""
    stamp: str = ""

    @property
    def asks(self) -> bool:
        """Whether there is something to decide."""
        return bool(self.later or self.touched)

    def goes(self, put_back: PutBack) -> bool:
        """Whether a measure that was created is deleted."""
        return self.change.created and (not self.touched or self._chosen(put_back))

    def settled(self, put_back: PutBack) -> tuple[State, list[str]]:
        """What is written where this is decided, and the names that must stay all the same."""
        chosen = [*self.back, *(self.later if self._chosen(put_back) else [])]
        wanted = {one.name: one.mine for one in chosen}
        stuck = list(self.lost)
        if wanted.keys() & {"start", "end"} and not self._in_order(wanted):
            stuck += [name for name in ("start", "end") if wanted.pop(name, ABSENT) is not ABSENT]
        return wanted, stuck

    def word(self, wanted: Mapping[str, Any]) -> State | None:
        """The unit's word as it was before, where its text is again the one it spoke of.

        Nobody may have written in the measure since: its revision says so.
        """
        before, after = (
            self.change.before.get(CONFIRMATION),
            self.change.after.get(CONFIRMATION),
        )
        whole = len(wanted) == len(self.change.after.keys() - {CONFIRMATION})
        still = self.measure.revision == self.change.revision and not (self.later or self.lost)
        if before and whole and still and after == keeping.confirmation_of(self.measure):
            return dict(before)
        return None

    def _chosen(self, put_back: PutBack) -> bool:
        return put_back == "all" or self.change.pk in put_back

    def _in_order(self, wanted: Mapping[str, Any]) -> bool:
        start, end = (
            wanted.get(name, plain_values.plain_field(self.measure, name))
            for name in ("start", "end")
        )
        return not (start and end and end < start)


@dataclass
class Outlook:
    """All of it. ``gone``: codes of measures that were deleted since and stay so."""

    change_set: ChangeSet
    rows: list[Row]
    gone: list[str]
    made: dict[str, list[tuple[Any, bool]]]
    """Of "goals", "themes", "fields": what was made and is still there, and whether it is as it
    was made."""

    @property
    def created(self) -> list[Row]:
        return [row for row in self.rows if row.change.created]

    @property
    def asking(self) -> list[Row]:
        return [row for row in self.rows if row.asks]

    def fingerprint(self) -> str:
        """The same as long as the same would be said and done."""
        told = [
            [row.change.pk, row.stamp, row.touched, [[one.name, _plain(one.theirs)] for one in
             (*row.back, *row.later)]]
            for row in self.rows
        ]  # fmt: skip
        told.append([self.gone])
        told += [[kind, row.pk, same] for kind, rows in self.made.items() for row, same in rows]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def look(change_set: ChangeSet, *, lock: bool = False) -> Outlook:
    """Compare what was written with what stands, in a constant number of queries.

    With `lock`, nobody writes these measures until the transaction ends.
    """
    changes = list(change_set.changes.all())
    found = Measure.objects.filter(kept_changes__change_set=change_set)
    if lock:
        hold_all(Measure.objects.filter(pk__in=found.values("pk")).only("pk", "concept"))
    measures = {
        measure.pk: measure
        for measure in queries.whole(found.annotate(**{measured.TOLD: measured.along()}))
    }
    notes = keeping.notes_of(ProgressNote.objects.filter(measure__in=found.values("pk")))
    there = _There(change_set, changes)
    rows, gone = [], []
    for change in changes:
        measure = measures.get(change.measure_id or 0)
        if measure is None:
            gone.append(change.code)
        else:
            rows.append(_row(change, measure, notes.get(measure.pk, []), there))
    return Outlook(change_set, rows, gone, _made(change_set))


def _row(
    change: ChangeOfMeasure, measure: Measure, notes: list[ProgressNote], there: "_There"
) -> Row:
    row = Row(change, measure, {note.pk: note for note in notes})
    if change.created:
        row.stamp = keeping.digest(measure, notes)
        row.touched = row.stamp != change.digest
        return row
    present = _present(change, measure, row.notes)
    row.stamp = f"{measure.revision} {measure.confirmation}"
    written, before = (_but_word(state) for state in (change.after, change.before))
    merge = three_way(written, present, before)
    for difference in merge.mine_only:
        there.sort(difference, row, row.back)
    for difference in merge.conflicts:
        there.sort(difference, row, row.later)
    return row


def _present(change: ChangeOfMeasure, measure: Measure, notes: Mapping[int, ProgressNote]) -> State:
    named = [name for name in {**change.before, **change.after} if name in plain_values.NAMES]
    present = keeping.values_state(measure, named)
    noted = {key for key in {**change.before, **change.after} if key.startswith(NOTES)}
    present |= {
        f"{NOTES}{pk}": keeping.note_state(note)
        for pk, note in notes.items()
        if f"{NOTES}{pk}" in noted
    }
    return present


def _but_word(state: Mapping[str, Any]) -> State:
    return {name: value for name, value in state.items() if name != CONFIRMATION}


class _There:
    """Which of the units, fields, goals … that stood somewhere before are still there."""

    def __init__(self, change_set: ChangeSet, changes: Iterable[ChangeOfMeasure]) -> None:
        named = {name for change in changes for name in change.before}
        possible: Mapping[str, QuerySet[Any]] = queries.possible(change_set.concept)
        self.keys = {
            name: set(possible[name].values_list("pk", flat=True))
            for name in sorted(named & possible.keys())
        }

    def sort(self, one: Difference, row: Row, into: list[Difference]) -> None:
        """Put a difference where it belongs; what is gone is left out and said."""
        known = self.keys.get(one.name)
        if known is None or one.mine is ABSENT:
            into.append(one)
        elif isinstance(one.mine, list):
            kept = [key for key in one.mine if key in known]
            if kept != one.mine:
                row.lost.append(one.name)
            into.append(Difference(one.name, one.before, one.theirs, kept))
        elif one.mine is None or one.mine in known:
            into.append(one)
        else:
            row.lost.append(one.name)


def _made(change_set: ChangeSet) -> dict[str, list[tuple[Any, bool]]]:
    """Goals first, then themes, then the fields that goals belong to."""
    if not any(change_set.made.values()):
        return {}
    present = keeping.made_of(change_set.concept)
    found: dict[str, list[tuple[Any, bool]]] = {}
    for kind in ("goals", "themes", "fields"):
        made = change_set.made.get(kind, {})
        rows = getattr(change_set.concept, kind).filter(pk__in=list(made)) if made else ()
        found[kind] = [(row, present[kind].get(str(row.pk)) == made[str(row.pk)]) for row in rows]
    return found


def _plain(value: Any) -> Any:
    return "∅" if value is ABSENT else value
