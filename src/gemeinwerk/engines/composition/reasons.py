"""Why somebody sits where they sit: what is true of this seat, found without the solver."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from gemeinwerk.engines.composition.composition import Draw
from gemeinwerk.engines.composition.naming import Names
from gemeinwerk.engines.composition.problem import Ends, Person, Problem, Seat, Words

_ORDINALS = (
    Words("Erster", "First"), Words("Zweiter", "Second"), Words("Dritter", "Third"),
    Words("Vierter", "Fourth"), Words("Fünfter", "Fifth"),
)  # fmt: skip


class Reasons:
    """The reasons for all seats of one composition."""

    def __init__(self, problem: Problem, seats: frozenset[Seat], draw: Draw | None = None) -> None:
        self._problem, self._seats, self._names = problem, seats, Names(problem)
        self._keep = frozenset(problem.keep)
        self._chance = {one.person: one for one in draw.chances} if draw else {}
        self._slips = draw.slips if draw else 0
        self._groups_of: dict[str, int] = Counter(seat.person for seat in seats)
        self._could: dict[str, list[Person]] = defaultdict(list)
        for seat in problem.possible:
            self._could[seat.group].append(problem.person[seat.person])
        kinds = ((seat.group, problem.person[seat.person].actor_group) for seat in seats)
        self._there = Counter(kinds)
        self._all_there = Counter(seat.group for seat in seats)
        ours = ((seat.group, problem.person[seat.person].organisation) for seat in seats)
        self._of_organisation = Counter(ours)

    def of(self, seat: Seat) -> Words:
        """One or two sentences."""
        said = [next(self._first(seat))]
        said += self._further(seat)
        return Words(" ".join(one.de for one in said), " ".join(one.en for one in said))

    # --- what weighs most -----------------------------------------------------------------------
    def _first(self, seat: Seat) -> Iterator[Words]:
        person, group = self._problem.person[seat.person], self._problem.group[seat.group]
        if seat.person in group.required:
            yield Words("Ist für diese Gruppe gesetzt.", "Is required in this group.")
        ends = dict(group.targets).get(person.actor_group or "", Ends(0, 0))
        if ends.least:
            yield from self._needed_by_target(seat, person, ends)
        if self._all_there[seat.group] <= group.size.least:
            yield from self._needed_by_size(seat, group.size)
        yield self._wish(seat, person)

    def _needed_by_target(self, seat: Seat, person: Person, ends: Ends) -> Iterator[Words]:
        kind = self._names.other(person.actor_group or "")
        of_kind = Words(f" aus {kind.de}", f" from {kind.en}")
        could = [one for one in self._could[seat.group] if one.actor_group == person.actor_group]
        yield from self._few(seat, could, ends.least, of_kind)
        if self._there[seat.group, person.actor_group] <= ends.least:
            yield Words(
                f"Aus {kind.de} {_shall(ends.least).de} hier sitzen.",
                f"From {kind.en}, {_shall(ends.least).en} here.",
            )

    def _needed_by_size(self, seat: Seat, size: Ends) -> Iterator[Words]:
        yield from self._few(seat, self._could[seat.group], size.least, Words("", ""))

    def _few(self, seat: Seat, could: list[Person], least: int, of_kind: Words) -> Iterator[Words]:
        """Where no more could sit there than should. Whoever is barred may wish it all the same."""
        group = self._names.group(seat.group)
        kinds = {self._problem.person[seat.person].actor_group} if of_kind.de else None
        wish = sum(
            seat.group in one.wishes and (kinds is None or one.actor_group in kinds)
            for one in self._problem.people
        )
        if len(could) == wish == 1:
            yield Words(
                f"Die einzige Person{of_kind.de}, die {group.de} wünscht.",
                f"The only person{of_kind.en} who wishes for {group.en}.",
            )
        if len(could) == 1:
            yield Words(
                f"Die einzige Person{of_kind.de}, die für {group.de} in Frage kommt.",
                f"The only person{of_kind.en} who can sit in {group.en}.",
            )
        if len(could) <= least:
            yield Words(
                f"Für {group.de} kommen{of_kind.de} nur {len(could)} Personen in Frage; alle "
                "werden gebraucht.",
                f"Only {len(could)} people{of_kind.en} can sit in {group.en}; all are needed.",
            )

    def _wish(self, seat: Seat, person: Person) -> Words:
        rank, group = person.wishes.index(seat.group), self._problem.group[seat.group]
        if rank >= len(_ORDINALS):
            wish = Words("Ein späterer Wunsch", "A later wish")
        else:
            wish = Words(f"{_ORDINALS[rank].de} Wunsch", f"{_ORDINALS[rank].en} wish")
        if self._all_there[seat.group] <= group.size.least:
            return Words(
                f"{wish.de}; die Gruppe braucht mindestens {group.size.least}.",
                f"{wish.en}; the group needs at least {group.size.least}.",
            )
        if rank and self._groups_of[seat.person] == 1:
            return Words(
                f"{wish.de}; ohne diesen Sitz bliebe die Person ohne Platz.",
                f"{wish.en}; without this seat the person would have none.",
            )
        return Words(f"{wish.de}.", f"{wish.en}.")

    # --- what is true besides -------------------------------------------------------------------
    def _further(self, seat: Seat) -> Iterator[Words]:
        if seat in self._keep:
            yield Words("Saß schon bisher hier.", "Sat here before.")
        if self._slips:
            if seat.person in self._chance:
                slips = self._chance[seat.person].slips
                yield Words(
                    f"Gezogen; auf {slips} von {self._slips} Losen mit einem Sitz.",
                    f"Drawn; with a seat on {slips} of {self._slips} slips.",
                )
        elif self._has_an_equal(seat):
            yield Words("Zwischen Gleichen entschied das Los.", "Among equals the lot decided.")

    def _has_an_equal(self, seat: Seat) -> bool:
        """Whether somebody without a seat could sit here instead at no cost but the lot's."""
        person, group = self._problem.person[seat.person], self._problem.group[seat.group]
        if self._groups_of[seat.person] != 1 or seat.person in group.required:
            return False
        mine = self._weight(person, seat.group)
        return any(
            not self._groups_of[other.id]
            and other.actor_group == person.actor_group
            and bool(other.wishes) == bool(person.wishes)
            and self._weight(other, seat.group, beside=person) == mine
            for other in self._could[seat.group]
        )

    def _weight(
        self, person: Person, group: str, beside: Person | None = None
    ) -> tuple[int, bool, bool]:
        """Rank, whether one more of the organisation is there, whether the seat is kept."""
        there = self._of_organisation[group, person.organisation]
        leaving = beside or person
        there -= leaving.organisation == person.organisation
        twice = person.organisation is not None and there > 0
        return person.wishes.index(group), twice, Seat(group, person.id) in self._keep


def _shall(least: int) -> Words:
    if least == 1:
        return Words("soll mindestens eine Person", "at least one person should sit")
    return Words(f"sollen mindestens {least} Personen", f"at least {least} people should sit")
