"""A problem of three series and five persons with a plan one can follow with a pencil.

Slots are 1, 8, 15 March and 19, 26 April 2027. Attendance: 2 + 3 + 4 + 3 = 12; p3 and p5 count
once on 19 April. Shares: administration 9 of 10, civil_society 3 of 7. Longest stretches: auftakt
30 days to the end of March, wohnen 42 between its meetings, arbeit 49 before its first.
"""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from gemeinwerk.engines.planning.plan import Floor, Goal, Meeting, Plan, Status
from gemeinwerk.engines.planning.problem import (
    Appointment,
    Busy,
    Person,
    Problem,
    Room,
    Rules,
    Series,
    Span,
)

MARCH_1, MARCH_8, MARCH_15 = date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 15)
APRIL_19, APRIL_26, APRIL_30 = date(2027, 4, 19), date(2027, 4, 26), date(2027, 4, 30)
MONDAY = frozenset({0})

AUFTAKT = Series(
    id="auftakt",
    meetings=1,
    members=("p1", "p2", "p4"),
    required=("p1",),
    needs_room=True,
    not_before=MARCH_1,
    not_after=date(2027, 3, 31),
    weekdays=MONDAY,
    start=time(16, 30),
    minutes=120,
)
WOHNEN = replace(
    AUFTAKT,
    id="wohnen",
    meetings=2,
    members=("p1", "p2", "p3", "p5"),
    not_after=APRIL_30,
    min_gap_days=28,
    after=("auftakt",),
)
ARBEIT = replace(
    WOHNEN,
    id="arbeit",
    members=("p3", "p4", "p5"),
    required=(),
    needs_room=False,
    min_gap_days=7,
    start=time(18, 0),
    minutes=90,
)
PROBLEM = Problem(
    horizon=Span(MARCH_1, APRIL_30),
    land="BB",
    weekdays=MONDAY,
    start=time(16, 30),
    minutes=120,
    people=(
        Person("p1", ("administration",)),
        Person("p2", ("administration",)),
        Person("p3", ("administration",)),
        Person("p4", ("civil_society",), frozenset({MARCH_1, APRIL_19})),
        Person("p5", ("civil_society",), frozenset({MARCH_8})),
        Person("p6", ("politics",)),
    ),
    series=(AUFTAKT, WOHNEN, ARBEIT),
    rules=Rules(attendance_floor=Decimal("0.97")),
    closed=(Span(date(2027, 4, 10), date(2027, 4, 12)),),
    busy=(Busy(date(2027, 4, 5)),),
    rooms=(Room("r1", 4, frozenset({MARCH_15})), Room("r2", 2)),
    fixed=(Appointment("wohnen", APRIL_19),),
    forbidden=(Appointment("wohnen", APRIL_26),),
)
HALF_PAST_FOUR = {"start": time(16, 30), "end": time(18, 30)}
SIX = {"start": time(18, 0), "end": time(19, 30)}
PLAN = Plan(
    status=Status.OPTIMAL,
    seconds=0.1,
    meetings=(
        Meeting("auftakt", MARCH_1, room="r2", expected=("p1", "p2"), **HALF_PAST_FOUR),
        Meeting("wohnen", MARCH_8, room="r1", expected=("p1", "p2", "p3"), **HALF_PAST_FOUR),
        Meeting("wohnen", APRIL_19, room="r1", expected=("p1", "p2", "p5"), **HALF_PAST_FOUR),
        Meeting("arbeit", APRIL_19, expected=("p3",), **SIX),
        Meeting("arbeit", APRIL_26, expected=("p3", "p4", "p5"), **SIX),
    ),
    floor=Floor(attendance=12, value=12, bound=12, proven=True),
    goals=(
        Goal("unmet_quotas", 0, 0, True),
        Goal("people_left_out", 0, 0, True),
        Goal("weakest_group_share", Fraction(3, 7), Fraction(3, 7), True),
        Goal("attendance", 12, 12, True),
        Goal("spread", 30 + 42 + 49, 121, True),
    ),
)
