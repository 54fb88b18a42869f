"""Requests that are over go once the town's period has passed."""

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.nominations.errors import RequestStill
from gemeinwerk.nominations.models import NominationRequest
from gemeinwerk.nominations.verbs import NominationsVerb


@verb
def forget_request(asked: NominationRequest, *, by: User, reason: str) -> None:
    """With all that was written and answered. Who sits on the seats, and by which paper, stays
    with the seats."""
    found = hold(asked, "municipality", "organisation")
    if found.closed_at is None:
        raise RequestStill(_("Erst eine erledigte Bitte um Benennung kann verschwinden."))
    audit.record(NominationsVerb.NOMINATION_FORGET, found, by=by, reason=reason)
    found.delete()
