"""What can be refused about accounts."""

from gemeinwerk.core.errors import DomainError


class AlreadyHere(DomainError):
    """The person invited has roles in this town already."""


class HasPassword(DomainError):
    """Who has chosen a password needs no invitation: a new one is asked for at the sign-in."""


class NotClosed(DomainError):
    """Only a closed account is opened."""


class IsClosed(DomainError):
    """The account is closed: it is opened first."""


class NoRolesHere(DomainError):
    """There is no role to take away."""


class LastOffice(DomainError):
    """Nobody would be left who runs the process."""


class OwnRoles(DomainError):
    """Nobody changes the roles of one's own account."""


class RolesOvertaken(DomainError):
    """Somebody else set other roles meanwhile."""


class NeededElsewhere(DomainError):
    """The account is used in another town as well."""


class InvitationOver(DomainError):
    """The link of an invitation is too old, was used, or was never ours."""


class NotAsked(DomainError):
    """Nobody asks for this account to be deleted, or somebody has answered."""


class NoSecondFactor(DomainError):
    """There is nothing to reset."""


class ReasonMissing(DomainError):
    """Done to somebody without saying why."""
