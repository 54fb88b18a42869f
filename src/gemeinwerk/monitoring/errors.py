"""Why a round is not opened, or a report not taken, handed in or approved."""

from django.utils.translation import gettext_lazy

from gemeinwerk.core.errors import DomainError

WITH_OFFICE = gettext_lazy(
    "Die Meldung ist schon beim Büro. Holen Sie sie zurück, wenn noch etwas fehlt."
)


class NothingToReport(DomainError):
    """No measure would be asked about."""


class RoundExists(DomainError):
    """The concept has a round of that name already."""


class RoundClosed(DomainError):
    """The round takes no more reports."""


class NotReady(DomainError):
    """Something is missing without which the office cannot read the report."""


class AlreadyChanged(DomainError):
    """Something new was reported, so "nothing new" would not be true."""


class WithOffice(DomainError):
    """The unit has handed it in: whoever goes on writing fetches it back first."""


class RemarkMissing(DomainError):
    """Who gives a report back says what is to be changed."""


class LinkRefused(DomainError):
    """The round takes no reports by link, or does not ask the unit."""


class DayMissing(DomainError):
    """Rounds that open themselves begin on a day."""
