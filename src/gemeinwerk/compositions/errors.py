"""Why nothing is proposed, changed or taken over."""

from gemeinwerk.core.errors import DomainError


class NothingToCompose(DomainError):
    """There are no groups, or nobody who could sit there."""


class NotReady(DomainError):
    """It is being worked out, has failed, or is taken over already."""


class WrongWish(DomainError):
    """A group of another concept, or something that is no rank."""


class WishesOvertaken(DomainError):
    """Somebody else wrote other wishes of the same person."""


class StillNeeded(DomainError):
    """The concept is not over yet."""
