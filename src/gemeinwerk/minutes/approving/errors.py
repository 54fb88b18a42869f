"""Why a draft, a suggestion or approved minutes stay as they are."""

from gemeinwerk.core.errors import DomainError


class NotADraft(DomainError):
    """The meeting still goes on, or they are approved."""


class StillOpen(DomainError):
    """Somebody's suggestion is not decided on."""


class NothingSaid(DomainError):
    """What would be read is missing, or nothing differs."""


class Decided(DomainError):
    """Somebody decided on the suggestion already."""


class LinkOver(DomainError):
    """Whoever had it is erased."""
