"""Made-up problems: small, and the same each run."""

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from gemeinwerk.engines.planning.problem import (
    Appointment,
    Person,
    Problem,
    Room,
    Rules,
    Series,
    Span,
)

FROM = date(2027, 3, 1)
GROUPS = ("administration", "politics", "civil_society")


def made_problem(seed: int, *, series=3, meetings=2, people=18, weeks=12) -> Problem:
    """A kick-off and some groups; everybody away on a third of the evenings."""
    random = Random(seed)
    last = FROM + timedelta(7 * weeks - 1)
    evenings = [FROM + timedelta(n) for n in range(7 * weeks) if n % 7 in (0, 2)]
    persons = tuple(
        Person(
            f"p{n}",
            groups=tuple(random.sample(GROUPS, random.choice([1, 1, 2]))),
            unavailable=frozenset(day for day in evenings if random.random() < 0.35),
        )
        for n in range(people)
    )

    def made(name: str, count: int, members: list[str], after: tuple[str, ...]) -> Series:
        free = [one.id for one in persons if one.id in members and len(one.unavailable) < weeks]
        return Series(
            id=name, meetings=count, members=tuple(members), required=tuple(free[:1]),
            not_before=FROM, not_after=last, weekdays=frozenset({0, 2}), start=time(16, 30),
            minutes=120, needs_room=bool(seed % 2), min_gap_days=14 if count > 1 else 0,
            after=after,
        )  # fmt: skip

    ids = [one.id for one in persons]
    groups = [
        made(f"ag{n}", meetings, random.sample(ids, people // 2), ("auftakt",))
        for n in range(1, series + 1)
    ]
    kickoff = made("auftakt", 1, random.sample(ids, people // 3), ())
    kickoff = replace(kickoff, not_after=FROM + timedelta(20))
    return Problem(
        horizon=Span(FROM, last), land="BB", weekdays=frozenset({0, 2}), start=time(16, 30),
        minutes=120, rules=Rules(skip_school_holidays=False), people=persons,
        rooms=(Room("r1", people), Room("r2", people // 3, frozenset(evenings[::5]))),
        series=(*groups, kickoff),
        forbidden=(Appointment("ag1", evenings[5]),),
    )  # fmt: skip
