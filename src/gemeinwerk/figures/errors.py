"""Why a figure is not entered, linked or decided."""

from gemeinwerk.core.errors import DomainError


class NoContradiction(DomainError):
    """Both sources say the same, or one of them says nothing."""


class DecidedAlready(DomainError):
    """Somebody decided meanwhile."""


class NamedTwice(DomainError):
    """The concept has a shared indicator of that name."""


class ServedTwice(DomainError):
    """The measure or goal is linked already."""


class WrongChoice(DomainError):
    """What was chosen is not of this town, or has changed."""


class ThereAlready(DomainError):
    """A value of that day stands there."""


class ToldBefore(DomainError):
    """Beside what was published before, it would tell of few people."""


class WrongDay(DomainError):
    """Nobody has measured anything on a day that is to come."""
