"""Who may do what with actors: but for deputies nothing depends on whose they are."""

from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.rules import permit
from gemeinwerk.actors.models import Deputy, Organisation, OrganisationKind


def concerns(user: User, row: Deputy) -> bool:
    """Whether they stand in themselves, or answer for the same unit as whom somebody stands in
    for. Standing in for somebody does not make one a colleague of theirs."""
    if row.deputy.user_id == user.pk:
        return True
    units = Organisation.objects.filter(kind=OrganisationKind.UNIT, people=row.person)
    # Two filters: in one, or from the person on, it would be the same person both times.
    return units.filter(people__user=user).exists()


permit("actor.read", "actor.edit")
permit("deputy.name", own=concerns)
