"""Who reports, who approves, and who reads what was reported."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.rules import leads
from gemeinwerk.monitoring.amending import rules as _amending  # noqa: F401  # its verbs
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.risks import rules as _risks  # noqa: F401  # its verbs
from gemeinwerk.monitoring.steering import rules as _steering  # noqa: F401  # its verbs


def is_theirs(user: User, subject: Report | ReportingRound) -> bool:
    """Whether the user's unit leads the measure now, whoever led it when the round opened; of a
    round, whether it leads any of those that are asked about."""
    if isinstance(subject, Report):
        return leads(user, subject.measure)
    return subject.reports.filter(measure__lead_unit__in=unit_ids_of(user)).exists()


def is_public(_user: User, subject: Concept | ReportingRound | Report) -> bool:
    if isinstance(subject, Report):
        return subject.round.concept.public
    return subject.public if isinstance(subject, Concept) else subject.concept.public


permit("report.write", "report.read", own=is_theirs)
permit("report.read_approved", own=is_public)
permit("report.approve")
