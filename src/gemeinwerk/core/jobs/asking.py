"""In whose name background work is done, and whether the person still may."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.utils.translation import gettext as _

from gemeinwerk.core.errors import DomainError


class NoLongerAllowed(DomainError):
    """Who asked for it has lost the right since, or the account is closed or gone."""


@dataclass(frozen=True)
class Asked:
    """What the key of the account `by` asked for needs the `right` over `subject`."""

    by: int | None
    right: str
    subject: Model

    def require(self) -> None:
        """Ask anew, as if the person stood before the page now: some time has passed since.

        The account is read again, since a row in hand may have been loaded long ago. The sentence
        names nobody: it may outlive the account. Raises `NoLongerAllowed`.
        """
        accounts = get_user_model()._default_manager.filter(is_active=True)
        person = accounts.filter(pk=self.by).first() if self.by else None
        if person is None or not person.has_perm(self.right, self.subject):
            raise NoLongerAllowed(
                _(
                    "Wer darum gebeten hat, darf es inzwischen nicht mehr: Das Recht dazu ist "
                    "entzogen oder das Konto geschlossen. Es ist nichts geschehen; wer das Recht "
                    "hat, kann es neu beginnen."
                )
            )
