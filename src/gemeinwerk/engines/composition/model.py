"""The seats as a whole-number programme: what must hold, and the goals as sums.

Without the goals it is a flow from people through actor groups to groups, and organisations lie
within actor groups as a rule. So what is solved without whole numbers is nearly always whole, and
stays so when a goal is frozen at its best: the solver proves most goals before it begins to search.
"""

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from gemeinwerk.engines.composition.lot import lots
from gemeinwerk.engines.composition.problem import Ends, Problem, Seat

Sum = cp_model.LinearExprT


class Model:
    """A problem before its solver. goals: by name, each a sum to make small, in their order."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.programme = cp_model.CpModel()
        self.sits = {seat: self.programme.new_bool_var("") for seat in problem.possible}
        self._hints: dict[int, int] = {}
        self._of_person: dict[str, list[Seat]] = defaultdict(list)
        self._of_group: dict[str, list[Seat]] = defaultdict(list)
        for seat in self.sits:
            self._of_person[seat.person].append(seat)
            self._of_group[seat.group].append(seat)
        self._missing: list[tuple[cp_model.IntVar, int, list[Seat]]] = []
        self._hard_rules()
        self.goals: dict[str, Sum] = {
            "shortfall": sum(short for short, _, _ in self._missing),
            "people_left_out": self._left_out(),
            "wishes": self._ranks(),
            "organisations": self._beyond_the_first(),
            "changes": self._gone(),
            "lot": self._sum((lot, seat) for seat, lot in lots(problem).items()),
        }

    def _hard_rules(self) -> None:
        for person in self.problem.people:
            seats = self._of_person[person.id]
            if len(seats) > person.most:
                self.programme.add(self._count(seats) <= person.most)
        for group in self.problem.groups:
            seats = self._of_group[group.id]
            self._ends(seats, group.size)
            for actor_group, ends in group.targets:
                self._ends(self._of_actor_group(seats, actor_group), ends)
            for one in group.required:
                self.programme.add(self.sits[Seat(group.id, one)] == 1)

    def _ends(self, seats: list[Seat], ends: Ends) -> None:
        if len(seats) > ends.most:
            self.programme.add(self._count(seats) <= ends.most)
        if ends.least:
            short = self.programme.new_int_var(0, ends.least, "")
            self.programme.add(self._count(seats) + short >= ends.least)
            self._missing.append((short, ends.least, seats))

    def _left_out(self) -> Sum:
        """People with wishes and no seat."""
        self._out: dict[str, cp_model.IntVar] = {}
        for person in self.problem.people:
            if person.wishes:
                out = self.programme.new_bool_var("")
                self.programme.add(self._count(self._of_person[person.id]) + out >= 1)
                self._out[person.id] = out
        return cp_model.LinearExpr.sum(list(self._out.values()))

    def _ranks(self) -> Sum:
        return self._sum(
            (self.problem.person[seat.person].wishes.index(seat.group), seat)
            for seat in self.sits
            if seat.group in self.problem.person[seat.person].wishes
        )

    def _beyond_the_first(self) -> Sum:
        """Seats of an organisation in a group beyond its first."""
        self._more: list[tuple[cp_model.IntVar, list[Seat]]] = []
        for seats in self._of_organisations():
            if len(seats) > 1:
                more = self.programme.new_int_var(0, len(seats) - 1, "")
                self.programme.add(self._count(seats) - more <= 1)
                self._more.append((more, seats))
        return cp_model.LinearExpr.sum([more for more, _ in self._more])

    def _of_organisations(self) -> Iterable[list[Seat]]:
        for group in self.problem.groups:
            found: dict[str, list[Seat]] = defaultdict(list)
            for seat in self._of_group[group.id]:
                organisation = self.problem.person[seat.person].organisation
                if organisation is not None:
                    found[organisation].append(seat)
            yield from found.values()

    def _gone(self) -> Sum:
        kept = [self.sits[seat] for seat in self.problem.keep if seat in self.sits]
        return len(self.problem.keep) - cp_model.LinearExpr.sum(kept)

    def _of_actor_group(self, seats: list[Seat], actor_group: str) -> list[Seat]:
        person = self.problem.person
        return [seat for seat in seats if person[seat.person].actor_group == actor_group]

    def _count(self, seats: Iterable[Seat]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.sum([self.sits[seat] for seat in seats])

    def _sum(self, terms: Iterable[tuple[int, Seat]]) -> cp_model.LinearExpr:
        weighed = [(factor, self.sits[seat]) for factor, seat in terms if factor]
        return cp_model.LinearExpr.weighted_sum(
            [sits for _, sits in weighed], [factor for factor, _ in weighed]
        )

    # --- asking ---------------------------------------------------------------------------------
    def promise(self, goal: str, value: int) -> None:
        """From now on the goal stays at this value or below."""
        self.programme.add(self.goals[goal] <= value)

    def hint(self, chosen: frozenset[Seat]) -> None:
        """Begin with this composition."""
        self.programme.clear_hints()
        for seat, sits in self.sits.items():
            self.programme.add_hint(sits, seat in chosen)
        for short, least, seats in self._missing:
            self.programme.add_hint(short, max(0, least - len(chosen.intersection(seats))))
        for person, out in self._out.items():
            self.programme.add_hint(out, chosen.isdisjoint(self._of_person[person]))
        for more, seats in self._more:
            self.programme.add_hint(more, max(0, len(chosen.intersection(seats)) - 1))
