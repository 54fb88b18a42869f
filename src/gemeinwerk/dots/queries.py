"""What is asked of shows of dots; every answer starts at a town."""

from datetime import timedelta
from typing import Any

from gemeinwerk.audit import operations as audit
from gemeinwerk.dots.codes import digest_of, plain
from gemeinwerk.dots.models import Weighing
from gemeinwerk.municipalities.models import Municipality

_RELATED = ("meeting__body__municipality", "meeting__concept")
SHOWN_AFTER = timedelta(days=1)
"""How long whoever has the code finds the result there."""


def weighing(town: Municipality, pk: int) -> Weighing:
    """Raises Weighing.DoesNotExist."""
    found = Weighing.objects.select_related(*_RELATED)
    return found.get(meeting__body__municipality=town, pk=pk)


def by_code(town: Municipality, code: str) -> Weighing:
    """By the code in an address or typed. Raises Weighing.DoesNotExist."""
    found = Weighing.objects.select_related("meeting__body")
    return found.get(meeting__body__municipality=town, code=plain(code))


def was_counted(weighing: Weighing, device: str) -> bool:
    """Whether this device's points are there; of closed ones nobody knows any more."""
    if not device or not weighing.is_open:
        return False
    return weighing.devices.filter(digest=digest_of(weighing.pk, device)).exists()


def shows_result(weighing: Weighing) -> bool:
    """To whoever has the code."""
    closed = weighing.closed_at
    return closed is not None and audit.now() < closed + SHOWN_AFTER


def told(weighing: Weighing) -> list[Any]:
    """What the form of a draft says (`core.shown`)."""
    titles = [one["title"] for one in weighing.things]
    details = [weighing.points, weighing.most_on_one, weighing.with_slips, weighing.shows_standing]
    return [weighing.question, titles, *details]


def told_of_wall(weighing: Weighing) -> list[Any]:
    """What the form for dots on paper says."""
    return [weighing.pk, weighing.on_wall, weighing.at_wall]
