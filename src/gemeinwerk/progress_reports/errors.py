"""Why a report is not written, issued or published, or a template not taken."""

from gemeinwerk.core.errors import DomainError


class NothingDecided(DomainError):
    """There is no decided version whose measures could be reported on."""


class WrongDay(DomainError):
    """The day reported on lies ahead, or before the decision."""


class NothingChosen(DomainError):
    """A report of no part."""


class TextMissing(DomainError):
    """A part was chosen whose text nobody wrote."""


class NotWritable(DomainError):
    """It is being issued, or was."""


class NotPublic(DomainError):
    """Of a concept citizens do not see nothing is published."""


class BadTemplate(DomainError):
    """A Word document that cannot be filled; says why."""
