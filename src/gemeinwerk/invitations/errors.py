"""Why somebody is not invited, and why a wave does not leave."""

from gemeinwerk.core.errors import DomainError


class WaveFixed(DomainError):
    """What has left is not changed any more."""


class NobodyChosen(DomainError):
    """There is nobody to write to."""


class TextMissing(DomainError):
    """A wave without a German text says nothing."""


class UnknownPlaceholder(DomainError):
    """A text names something that nobody can fill in."""


class DayPassed(DomainError):
    """Nobody can answer until a day that is over."""


class NotReachable(DomainError):
    """There is no address, or nobody may write to it."""


class NotSilent(DomainError):
    """Whoever answered is not reminded."""
