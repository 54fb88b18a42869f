"""Who proposes to change what was decided, and who enters what was said to it."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.rules import leads
from gemeinwerk.monitoring.amending.models import Amendment


def is_theirs(user: User, subject: Measure | Amendment) -> bool:
    return leads(user, subject.measure if isinstance(subject, Amendment) else subject)


permit("amendment.propose", own=is_theirs)
permit("amendment.agree")
