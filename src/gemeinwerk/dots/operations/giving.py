"""Giving points: sums rise, and a device or a slip is counted. Nothing else is left.

give_points(weighing, points={"1": 3, "4": 2}, device=word)
"""

from collections.abc import Mapping

from gemeinwerk.core.writing import hold, verb
from gemeinwerk.dots.codes import digest_of, plain
from gemeinwerk.dots.errors import CountedBefore, NoPoint, NotOpen, SlipUsed, TooMany, WrongPoints
from gemeinwerk.dots.models import Weighing


@verb
def give_points(
    weighing: Weighing, *, points: Mapping[str, int], device: str = "", slip: str = ""
) -> None:
    """Whoever gives points waits for the one before, so no sum is lost. Where slips are needed the
    device does not matter: several may give theirs with one phone.

    Raises `NotOpen`, `WrongPoints`, `CountedBefore`, `SlipUsed`.
    """
    present = hold(weighing)
    if not present.is_open:
        raise NotOpen
    given = {key: number for key, number in points.items() if number}
    _require_fitting(present, given)
    if present.with_slips:
        digest = digest_of(present.pk, plain(slip))
        if not present.unused.filter(digest=digest).delete()[0]:
            raise SlipUsed
    else:
        _made, is_new = present.devices.get_or_create(digest=digest_of(present.pk, device))
        if not is_new:
            raise CountedBefore
    sums = {one["key"]: present.by_phone.get(one["key"], 0) for one in present.things}
    present.by_phone = {key: before + given.get(key, 0) for key, before in sums.items()}
    present.phones += 1
    present.save(update_fields=["by_phone", "phones"])


def _require_fitting(weighing: Weighing, given: Mapping[str, int]) -> None:
    if not given:
        raise NoPoint
    if not given.keys() <= {one["key"] for one in weighing.things}:
        raise WrongPoints
    if min(given.values()) < 0 or max(given.values()) > weighing.most_on_one:
        raise WrongPoints
    if (together := sum(given.values())) > weighing.points:
        raise TooMany(together, weighing.points)
