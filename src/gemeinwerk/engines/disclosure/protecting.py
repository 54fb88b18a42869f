"""Which cells stay unpublished: those that are small, and the fewest that hide them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from ortools.sat.python import cp_model

from gemeinwerk.engines.disclosure.tables import Beside, Place, Table

MINIMUM = 5
FLOOR = 20
_EFFORT = 20.0
"""Of the solver, in its own measure, which is the same on every machine."""
_FURTHEST = 4
"""How many times the minimum a count may be thought to differ: more is never needed in one or two
dimensions, where differences go round in single steps."""


class Why(Enum):
    SMALL = "small"
    SAME = "same"
    """A group of whom all said the same: who is known to belong to it is known to have said it."""
    COMPLEMENTARY = "complementary"
    """It hides another one."""
    BESIDE = "beside"
    """Taken from what was published before, it would tell of few."""


class Refused(Exception):
    """Nothing of the table can be published."""


@dataclass(frozen=True)
class Safe:
    """``why`` names the cells left out; who reads them must not be told which is which, since a
    small one is known to be small. ``proven``: with fewer left out it does not go."""

    table: Table
    why: Mapping[Place, Why]
    proven: bool

    def count(self, place: Place) -> int | None:
        return None if place in self.why else self.table.count(place)

    @property
    def published(self) -> dict[Place, int | None]:
        return {place: self.count(place) for place in self.table.places}

    @property
    def lost(self) -> int:
        return len(self.why)


def protect(
    table: Table, *, minimum: int = MINIMUM, floor: int = FLOOR, beside: Sequence[Beside] = ()
) -> Safe:
    """``beside``: what was published before of the same people, or of nearly the same. Raises
    `Refused` for a table of fewer than ``floor`` people, and where nothing helps."""
    if table.count(table.whole) < floor:
        raise Refused(f"fewer than {floor}")
    primary = _primary(table, minimum)
    for one in beside:
        primary = _told_before(table, one, minimum) | primary
    linked = [one for one in beside if one.same_people and one.shares_a_dimension]
    known = [(one, place) for one in linked for place in one.hidden]
    if not primary and not known:
        return Safe(table, {}, proven=True)
    programme = _Programme(table, set(primary), minimum, linked)
    for other, place in known:
        programme.keep_unsure_beside(other, place)
    asked: set[Place] = set()
    hidden, proven = programme.fewest() if known else (set(primary), True)
    while left := [place for place in table.places if place in hidden - asked]:
        # What hides another must itself not be known: it is asked about as soon as it is used.
        for place in left:
            programme.keep_unsure(place)
        asked |= set(left)
        hidden, sure = programme.fewest()
        proven = proven and sure
    why = {place: primary.get(place, Why.COMPLEMENTARY) for place in hidden}
    return Safe(table, why, proven)


def _primary(table: Table, minimum: int) -> dict[Place, Why]:
    found = {place: Why.SMALL for place in table.places if 0 < table.count(place) < minimum}
    for place in table.places:
        if place not in found and any(
            table.count(place) == table.count(group) > 0 for group in _groups(place)
        ):
            found[place] = Why.SAME
    return found


def _told_before(table: Table, other: Beside, minimum: int) -> dict[Place, Why]:
    """Groups of which few more or fewer were told before, or all there are more; and those that
    were kept back."""
    more = table.count(table.whole) - other.table.count(other.table.whole)
    found = {}
    for place, before in other.groups_of(table):
        by = table.count(place) - other.table.count(before)
        kept = other.published[before] is None and abs(by) < minimum
        if place != table.whole and (kept or 0 < abs(by) < minimum or (by and by == more)):
            found[place] = Why.BESIDE
    return found


def _groups(place: Place) -> Iterable[Place]:
    """The people who share all but one answer with those of a place."""
    for at, category in enumerate(place):
        if category is not None:
            yield (*place[:at], None, *place[at + 1 :])


class _Programme:
    """Fewest cells left out, so that each cell asked about has two tables that agree in everything
    published and lie `minimum` - 1 apart in it."""

    def __init__(
        self, table: Table, primary: set[Place], minimum: int, linked: Sequence[Beside] = ()
    ) -> None:
        self.table, self.minimum, self.linked = table, minimum, linked
        self.model = cp_model.CpModel()
        self.out = {place: self.model.new_bool_var("") for place in table.places}
        for place in table.places:
            if place in primary:
                self.model.add(self.out[place] == 1)
        self.model.add(self.out[table.whole] == 0)
        heavy = table.count(table.whole) * 2 ** len(table.dimensions) + 1
        # Of equally few cells those that lose the least counts.
        self.model.minimize(
            sum((heavy + table.count(place)) * self.out[place] for place in table.places)
        )

    def keep_unsure(self, place: Place) -> None:
        apart = [self._another_table()[0] for _ in range(2)]
        high, low = (sum(one[cell] for cell in self.table.within(place)) for one in apart)
        self.model.add(high - low >= self.minimum - 1).only_enforce_if(self.out[place])

    def keep_unsure_beside(self, other: Beside, place: Place) -> None:
        """What was kept back before must not be told by what is published now."""
        at = 1 + self.linked.index(other)
        apart = [self._another_table()[at] for _ in range(2)]
        high, low = (sum(one[cell] for cell in other.table.within(place)) for one in apart)
        self.model.add(high - low >= self.minimum - 1)

    def _another_table(self) -> list[dict[tuple[str, ...], cp_model.IntVar]]:
        """By how much each cell differs from the truth in a table that agrees with all that is
        published; the same of each table beside it, whose groups are as large as here."""
        differs = self._differences(self.table)
        told = [differs]
        for other in self.linked:
            there = self._differences(other.table)
            for place, count in other.published.items():
                if count is not None:
                    self.model.add(sum(there[cell] for cell in other.table.within(place)) == 0)
            for here, before in other.groups_of(self.table):
                self.model.add(
                    sum(differs[cell] for cell in self.table.within(here))
                    == sum(there[cell] for cell in other.table.within(before))
                )
            told.append(there)
        for place, out in self.out.items():
            difference = sum(differs[cell] for cell in self.table.within(place))
            self.model.add(difference == 0).only_enforce_if(~out)
        return told

    def _differences(self, table: Table) -> dict[tuple[str, ...], cp_model.IntVar]:
        far = _FURTHEST * self.minimum
        return {
            cell: self.model.new_int_var(-min(table.counts.get(cell, 0), far), far, "")
            for cell in table.inner
        }

    def fewest(self) -> tuple[set[Place], bool]:
        """The cells to leave out, and whether fewer are proven not to do."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = _EFFORT
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise Refused("nothing hides the small counts")
        found = {place for place, out in self.out.items() if solver.boolean_value(out)}
        return found, status == cp_model.OPTIMAL
