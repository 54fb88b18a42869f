"""Why somebody is not asked, an answer not counted, or counts not told."""

from gemeinwerk.core.errors import DomainError


class EnquiryExists(DomainError):
    """A concept has one."""


class WrongQuestions(DomainError):
    """Nothing is asked, or too much is counted together."""


class NotNow(DomainError):
    """What was opened stays as it is; what is closed is not answered."""


class NoSlipLeft(DomainError):
    """All slips of the pool were drawn."""


class DrawnBefore(DomainError):
    """Whoever draws again would answer twice."""


class SlipUsed(DomainError):
    """A slip that holds once was used, or never was one."""


class WrongAnswer(DomainError):
    """Something that cannot be answered, or nothing at all."""


class TooSoon(DomainError):
    """Too few have answered since the counts were last looked at."""


class WouldTell(DomainError):
    """What was to be released would give somebody away."""


class WrongAsked(DomainError):
    """Fewer are said to be asked than have answered."""
