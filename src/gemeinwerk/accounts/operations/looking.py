"""When somebody looks at a town's desk: what happened since the time before is new to them."""

from datetime import datetime, timedelta

from django.db.models import F

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.municipalities.models import Municipality

ONE_VISIT = timedelta(hours=4)
"""Who looks again within this time has not gone: the same stays new to them."""


def look_in(user: User, *, town: Municipality) -> datetime | None:
    """When the person was here before this visit, None where they never were. One query, except
    for the first look of a visit."""
    seen = user.memberships.filter(municipality=town).first()
    if seen is None:
        return None
    if seen.looked_at and audit.now() - seen.looked_at < ONE_VISIT:
        return seen.looked_before
    return _begin_visit(user, town=town)


@verb
def _begin_visit(user: User, *, town: Municipality) -> datetime | None:
    found, moment = hold(user), audit.now()
    own = found.memberships.filter(municipality=town)
    seen = own.first()
    if seen is None:
        return None
    if seen.looked_at and moment - seen.looked_at < ONE_VISIT:  # another window was faster
        return seen.looked_before
    own.update(looked_before=F("looked_at"), looked_at=moment)
    return seen.looked_at
