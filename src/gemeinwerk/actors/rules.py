"""Who may do what with actors: but for deputies nothing depends on whose they are."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.models import Deputy, OrganisationKind


def concerns(user: User, row: Deputy) -> bool:
    """Whether they stand in themselves, or answer for the same unit as whom somebody stands in
    for. Standing in for somebody does not make one a colleague of theirs."""
    if row.deputy.user_id == user.pk:
        return True
    return row.person.organisations.filter(kind=OrganisationKind.UNIT, people__user=user).exists()


permit("actor.read", "actor.edit")
permit("deputy.name", own=concerns)
