"""Who proposes to change what was decided, and who enters what was said to it."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.rules import leads
from gemeinwerk.monitoring.amending.models import Amendment


def is_theirs(user: User, subject: Measure | Amendment) -> bool:
    """Of a measure, whether its lead may propose; of a proposal, whether it is theirs, whoever
    leads by now: what the office or another unit proposed waits for its answer."""
    if isinstance(subject, Amendment):
        return subject.proposed_for_id in unit_ids_of(user)
    return leads(user, subject)


permit("amendment.propose", own=is_theirs)
permit("amendment.agree")
