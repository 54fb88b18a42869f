"""Who writes about a risk: the office, who watches it, and who leads its measure."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.rules import leads
from gemeinwerk.monitoring.risks.models import Risk


def is_theirs(user: User, subject: Measure | Risk) -> bool:
    if isinstance(subject, Measure):
        return leads(user, subject)
    watched = subject.owner_id in unit_ids_of(user)
    return watched or bool(subject.measure and leads(user, subject.measure))


permit("risk.edit", own=is_theirs)
