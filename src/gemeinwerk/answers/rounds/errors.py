"""Why a round of answers does not go on."""

from gemeinwerk.core.errors import DomainError


class NotReady(DomainError):
    """Something in it has no answer yet, nobody else has read it, or its measure is gone."""


class NotInWork(DomainError):
    """It is released, or just being released: nothing in it changes any more."""


class NothingToAnswer(DomainError):
    """There is no contribution of which there is something to tell."""


class NoReason(DomainError):
    """Nobody said why a contribution is taken out of a round."""
