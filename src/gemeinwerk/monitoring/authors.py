"""Who writes a report: somebody with an account, or a unit by its link (`models.ReportLink`)."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from gemeinwerk.accounts.models import User

BY_LINK = gettext_noop("per Link")
"""As what the audit keeps it, in German as all of it."""
WITHOUT_ACCOUNT = gettext_noop("ohne Konto")
"""Whose account was erased since."""


@dataclass(frozen=True)
class ByLink:
    """A unit that reports without an account: the log names the unit and that it was by link."""

    unit: str
    standing: str = BY_LINK
    pk: None = None

    def __str__(self) -> str:
        return self.unit

    def has_perm(self, _verb: str, _subject: object) -> bool:
        """Of the matrix of rights it has none; what a link may do, its page says."""
        return False


Author = User | ByLink


def account_of(by: Author) -> User | None:
    return None if isinstance(by, ByLink) else by
