"""Who says what a unit thinks of a contribution."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.queries import unit_ids_of
from gemeinwerk.answers.statements.models import Statement


def is_asked(user: User, statement: Statement) -> bool:
    """Whether the user belongs to the unit, or stands in for somebody there."""
    return statement.unit_id in unit_ids_of(user)


permit("statement.give", own=is_asked)
