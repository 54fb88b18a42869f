"""Who says what became of a task: the office, and whoever is to do it."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.minutes.models import Task


def is_theirs(user: User, subject: Task) -> bool:
    """Their own, or their unit's."""
    if subject.person is not None and subject.person.user_id == user.pk:
        return True
    return subject.organisation_id is not None and subject.organisation_id in unit_ids_of(user)


permit("meeting_task.follow", own=is_theirs)
