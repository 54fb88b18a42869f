"""Why contributions are not merged, split, or taken back."""

from gemeinwerk.core.errors import DomainError


class NotMergeable(DomainError):
    """They do not belong together, or one of them is answered otherwise already."""


class NotSplittable(DomainError):
    """A passage does not stand there, or it is answered otherwise already."""


class Settled(DomainError):
    """It is decided already, or cannot be decided yet."""


class NoReason(DomainError):
    """Nobody said why."""
