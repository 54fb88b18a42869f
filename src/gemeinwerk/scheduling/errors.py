"""Why nothing is planned, moved or published."""

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class NothingToPlan(DomainError):
    """There is no series, nobody who could come, or something is asked that cannot be read."""


class NotReady(DomainError):
    """It is being worked out, has failed, or is published already."""


class Unfitting(DomainError):
    """A day, an hour or a number that cannot be."""


class PollOver(DomainError):
    """Nobody answers any more."""

    def __init__(self) -> None:
        super().__init__(_("Diese Umfrage ist beendet."))
