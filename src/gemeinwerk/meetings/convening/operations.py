"""What the office says of a body: set_convening(body, by=user, days=7, …); remove_convening(…)."""

from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit import lost_update
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.lost_update import Seen
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.meetings.models import Convening
from gemeinwerk.meetings.verbs import MeetingsVerb


@verb
def set_convening(body: Body, *, by: User | None, seen: Seen = None, **values: Any) -> Convening:
    """From now on it holds for this body; raises `Overtaken`."""
    held = hold(body)
    row = Convening.objects.filter(body=held).first()
    found = hold(row, "body") if row else Convening(body=held)
    before, after = lost_update.apply(
        found, values, seen=seen, verb=MeetingsVerb.CONVENING_SET, recorded_with=held
    )
    if after or row is None:
        found.save()
        audit.record(MeetingsVerb.CONVENING_SET, held, by=by, before=before, after=after)
    return found


@verb
def remove_convening(body: Body, *, by: User | None) -> None:
    """None holds for this body any more."""
    held = hold(body)
    if Convening.objects.filter(body=held).delete()[0]:
        audit.record(MeetingsVerb.CONVENING_REMOVE, held, by=by)
