"""Who leaves a seat in Havelfurt, and who follows there."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Seat
from gemeinwerk.demo import content
from gemeinwerk.demo.deeds import Deed
from gemeinwerk.demo.moments import at
from gemeinwerk.demo.town import Cast


def seated(cast: Cast) -> Iterator[Deed]:
    for row in content.read("people")["change"]:
        yield Deed(at(row["on"]), row["person"], partial(_change, cast, row))


def _change(cast: Cast, row: dict[str, Any]) -> None:
    seat = Seat.objects.get(
        body=cast.bodies[row["body"]],
        occupancies__person=cast.people[row["person"]],
        occupancies__deputises=False,
    )
    if "follows" in row:
        follower = cast.people[row["follows"]]
        actors.hand_over_seat(seat, person=follower, since=row["since"], by=cast.office)
    else:
        actors.vacate_seat(seat, until=row["until"], by=cast.office)
