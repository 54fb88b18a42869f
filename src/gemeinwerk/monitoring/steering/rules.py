"""Who names a deviation, who decides on it, who has done what was decided."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.rules import leads
from gemeinwerk.monitoring.steering.models import Assignment, Deviation


def is_of_theirs(user: User, subject: Measure | Deviation) -> bool:
    return leads(user, subject.measure if isinstance(subject, Deviation) else subject)


def settles(user: User, subject: Deviation) -> bool:
    """Whether the unit may decide by itself: of its own measure, and nobody else was named."""
    return subject.decider_id is None and leads(user, subject.measure)


def does(user: User, subject: Assignment) -> bool:
    return subject.unit_id in unit_ids_of(user)


permit("steering.read", "steering.follow", "dependency.edit", "decision.publish")
permit("deviation.write", own=is_of_theirs)
permit("deviation.decide", own=settles)
permit("assignment.finish", own=does)
