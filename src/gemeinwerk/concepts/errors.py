"""What can be refused about a concept and its parts."""

from gemeinwerk.core.errors import DomainError


class NotNow(DomainError):
    """The concept's status does not permit this."""


class GuardRefused(DomainError):
    """Something is missing before the concept may reach a status; `missing` says what."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(" ".join(missing))
        self.missing = missing


class ReasonMissing(DomainError):
    """A step back, or a correction of what stands, without saying why."""


class Taken(DomainError):
    """Something of this code or name exists already."""


class StillInUse(DomainError):
    """What is to be removed is still needed."""


class Unfitting(DomainError):
    """Dates out of order, or two things of different concepts or towns."""


class Mistyped(DomainError):
    """What was to be typed to confirm a deletion is not what stands there."""


class AnsweredOtherwise(DomainError):
    """A finding has another kind of answer already."""
