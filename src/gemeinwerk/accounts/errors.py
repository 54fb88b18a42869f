from gemeinwerk.core.errors import DomainError


class AlreadyHere(DomainError):
    """The person invited has roles in this town already."""


class LastOffice(DomainError):
    """Nobody would be left who runs the process."""


class OwnRoles(DomainError):
    """Nobody changes the roles of one's own account."""


class NeededElsewhere(DomainError):
    """The account is used in another town as well."""


class InvitationOver(DomainError):
    """The link of an invitation is too old, was used, or was never ours."""
