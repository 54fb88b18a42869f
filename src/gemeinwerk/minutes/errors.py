"""Why minutes stay as they are."""

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class MinutesClosed(DomainError):
    """They are approved."""

    def __init__(self) -> None:
        super().__init__(_("Dieses Protokoll ist genehmigt; an ihm ändert sich nichts mehr."))


class NotHeld(DomainError):
    """The meeting is cancelled, or has not begun."""


class NobodyNamed(DomainError):
    """An entry without a name, or a task for two."""


class Elsewhere(DomainError):
    """Something of another meeting or town."""


class CodeOver(DomainError):
    """Nobody enters themselves in these minutes any more."""

    def __init__(self) -> None:
        super().__init__(_("Diesen Code gibt es nicht, oder die Sitzung ist zu Ende."))
