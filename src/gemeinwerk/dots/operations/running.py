"""A show of dots is opened, slips are printed, dots on paper entered; closing it freezes it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.dots.codes import digest_of, new_slips
from gemeinwerk.dots.errors import NotNow, Unfitting
from gemeinwerk.dots.models import MOST_ON_WALL, Slip, Weighing, WeighingState
from gemeinwerk.dots.queries import told_of_wall
from gemeinwerk.dots.verbs import DotsVerb
from gemeinwerk.meetings.models import MeetingState

MOST_SLIPS = 1_000
"""Of one show of dots."""


@verb
def open_weighing(weighing: Weighing, *, by: User | None) -> Weighing:
    """Said twice, once."""
    present = hold(weighing, "meeting__body")
    if present.is_open:
        return present
    _require_not_closed(present)
    if present.meeting.state == MeetingState.CANCELLED:
        raise NotNow(_("Diese Sitzung ist abgesagt; an ihr ändert sich nichts mehr."))
    present.state, present.opened_at = WeighingState.OPEN, audit.now()
    present.save(update_fields=["state", "opened_at"])
    audit.record(DotsVerb.WEIGHING_OPEN, present, by=by)
    return present


@verb
def print_slips(weighing: Weighing, *, number: int, by: User | None) -> list[str]:
    """Given out here and never again, since only digests are kept."""
    present = hold(weighing, "meeting__body")
    _require_not_closed(present)
    if not present.with_slips:
        raise NotNow(_("Dieses Punktekleben braucht keine Zettel."))
    if number < 1 or present.slips + number > MOST_SLIPS:
        raise Unfitting(_("Mehr als {n} Zettel gibt es nicht.").format(n=MOST_SLIPS))
    codes = new_slips(number)
    Slip.objects.bulk_create(
        Slip(weighing=present, digest=digest_of(present.pk, one)) for one in codes
    )
    present.slips += number
    present.save(update_fields=["slips"])
    audit.record(DotsVerb.WEIGHING_SLIPS, present, by=by, after={"slips": number})
    return codes


@verb
def enter_wall(
    weighing: Weighing,
    *,
    points: Mapping[str, int],
    people: int | None,
    by: User | None,
    shown: str | None = None,
) -> Weighing:
    """All that hangs on the wall, in place of what was entered before."""
    present = hold(weighing, "meeting__body")
    if not present.is_open:
        raise NotNow(_("Eintragen lässt sich, was an der Wand klebt, solange es offen ist."))
    require_same(told_of_wall(present), shown)
    counted = {one["key"]: points.get(one["key"], 0) for one in present.things}
    if not all(0 <= number <= MOST_ON_WALL for number in counted.values()):
        raise Unfitting(_("Auf eine Sache gehen höchstens {n} Punkte.").format(n=MOST_ON_WALL))
    present.on_wall = counted if any(counted.values()) else {}
    present.at_wall = people
    present.save(update_fields=["on_wall", "at_wall"])
    after = {"sum": sum(counted.values())}
    audit.record(DotsVerb.WEIGHING_WALL, present, by=by, after=after)
    return present


@verb
def close_weighing(weighing: Weighing, *, by: User | None) -> Weighing:
    """From here on nothing changes any more. Said twice, once."""
    present = hold(weighing, "meeting__body")
    if present.is_closed:
        return present
    if present.is_draft:
        raise NotNow(_("Das Punktekleben ist noch nicht offen."))
    present.state, present.closed_at = WeighingState.CLOSED, audit.now()
    present.save(update_fields=["state", "closed_at"])
    present.devices.all().delete()
    present.unused.all().delete()
    audit.record(DotsVerb.WEIGHING_CLOSE, present, by=by)
    return present


def _require_not_closed(weighing: Weighing) -> None:
    if weighing.is_closed:
        raise NotNow(_("Das Punktekleben ist beendet; an ihm ändert sich nichts mehr."))
