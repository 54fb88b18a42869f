"""Why a backup or its restoring was refused."""

from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class NotBackedUp(DomainError):
    """No backup was written."""


class NotRestored(DomainError):
    """The file cannot be brought back, or not into this installation; nothing was changed."""


class NotSettled(DomainError):
    """A restore broke off, and its uploads can neither be completed nor taken back just now."""


def damaged(what: str) -> NotRestored:
    """`what` may quote the file: half characters in it must not stop the sentence."""
    shown = what.encode(errors="replace").decode()[:300]
    return NotRestored(_("Die Sicherung ist beschädigt: {what}.").format(what=shown))
