"""Why a contribution stays as it is shown, or hidden."""

from gemeinwerk.core.errors import DomainError


class NothingSaid(DomainError):
    """What somebody would read is missing."""


class NotHidden(DomainError):
    """There is nothing to object to, or nothing to answer."""


class NotPublic(DomainError):
    """What nobody reads is neither reported nor supported."""


class NotWithdrawable(DomainError):
    """It is gone already."""
