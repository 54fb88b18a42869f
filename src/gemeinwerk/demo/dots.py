"""What Havelfurt's groups find most important: points given by phone and on the wall."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast
from gemeinwerk.dots import operations
from gemeinwerk.dots.models import Weighing
from gemeinwerk.meetings.models import Meeting

DAY_BEFORE, AFTER_AN_HOUR, A_WHILE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=12)
NOT_BEGUN = timedelta(days=14)
"""So long before its meeting one is prepared that is not open yet."""


def weighed(cast: Cast) -> Iterator[Deed]:
    for row in content.read("dots")["weighing"]:
        yield from _Weighed(cast, row).deeds()


class _Weighed:
    """One show of dots from its preparation to its end."""

    def __init__(self, cast: Cast, row: dict[str, Any]) -> None:
        self.cast, self.row = cast, row
        self.weighing: Weighing

    def deeds(self) -> Iterator[Deed]:
        row, begins = self.row, at(self.row["starts"])
        deed = partial(Deed, subject=f"{row['body']} {row['starts']}")
        if "given" not in row:
            yield deed(begins - NOT_BEGUN, do=self.prepare)
            return
        yield deed(begins - DAY_BEFORE, do=self.prepare)
        yield deed(begins + AFTER_AN_HOUR, do=self.give)
        yield deed(begins + AFTER_AN_HOUR + A_WHILE, do=self.end)

    def prepare(self) -> None:
        body = self.cast.bodies[self.row["body"]]
        self.weighing = operations.create_weighing(
            Meeting.objects.get(body=body, starts_at=at(self.row["starts"])),
            question=self.row["question"],
            things=[(one, "") for one in self.row["things"]],
            points=self.row["points"],
            most_on_one=self.row["most_on_one"],
            by=self.cast.office,
        )

    def give(self) -> None:
        operations.open_weighing(self.weighing, by=self.cast.office)
        for device, given in enumerate(self.row["given"]):
            operations.give_points(self.weighing, points=_by_key(given), device=str(device))

    def end(self) -> None:
        wall, people = _by_key(self.row["wall"]), self.row["at_wall"]
        operations.enter_wall(self.weighing, points=wall, people=people, by=self.cast.office)
        operations.close_weighing(self.weighing, by=self.cast.office)


def _by_key(points: list[int]) -> dict[str, int]:
    return {str(number): given for number, given in enumerate(points, start=1)}
