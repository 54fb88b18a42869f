from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError

if TYPE_CHECKING:
    from gemeinwerk.concepts.models import Concept


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


class ChangedMeanwhile(DomainError):
    """Somebody changed the concept since it was read; `concept` is how it is now."""

    def __init__(self, concept: "Concept") -> None:
        super().__init__(
            _("„{concept}“ wurde inzwischen von jemand anderem geändert.").format(concept=concept)
        )
        self.concept = concept
