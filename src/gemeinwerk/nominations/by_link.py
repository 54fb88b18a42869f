"""Who answers without an account: the organisation by its link."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop

BY_LINK = gettext_noop("per Link")
"""As what the audit keeps it, in German as all of it."""


@dataclass(frozen=True)
class ByLink:
    """The log names the organisation and that it was by link, never who typed."""

    organisation: str
    standing: str = BY_LINK
    pk: None = None

    def __str__(self) -> str:
        return self.organisation
