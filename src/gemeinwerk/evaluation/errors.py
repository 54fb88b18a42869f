"""Why an evaluation is not begun, changed, closed or published."""

from gemeinwerk.core.errors import DomainError


class EvaluationOpen(DomainError):
    """There is one that is not closed."""


class EvaluationClosed(DomainError):
    """What was closed never changes."""


class NotComplete(DomainError):
    """Something is still to be judged, answered or said."""


class NothingSaid(DomainError):
    """What would be read later is missing."""


class WrongChoice(DomainError):
    """What was chosen does not belong together."""


class NotPublishable(DomainError):
    """Only what is closed, of a public concept, is published."""


class NoNextEdition(DomainError):
    """There is no next edition that could take something up, or it is decided already."""


class SurveyRuns(DomainError):
    """What people answer stays as it is while they do, and after."""


class SurveyNotOpen(DomainError):
    """Nobody answers before it is opened, or after it has ended."""


class NobodyToAsk(DomainError):
    """Nobody was chosen to get the link, or all have it."""


class LinkUsed(DomainError):
    """A link that holds once was used, or never was one."""


class TooFew(DomainError):
    """What fewer than five people said is not shown."""
