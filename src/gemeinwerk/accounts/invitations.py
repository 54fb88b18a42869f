"""The link in an invitation: it names the account, ends after a while and works once."""

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from gemeinwerk.accounts.errors import InvitationOver
from gemeinwerk.accounts.models import User

DAYS = 14
_SALT = "gemeinwerk.invitation"


def link(user: User) -> str:
    """The path under which the invited person chooses a password."""
    token = signing.dumps([user.pk, _state(user)], salt=_SALT)
    return reverse("accounts:invitation", args=[token])


def invited(token: str) -> User:
    """Whose invitation this is; raises `InvitationOver`."""
    try:
        pk, state = signing.loads(token, salt=_SALT, max_age=DAYS * 24 * 3600)
        user = User.objects.get(pk=pk, is_active=True)
    except (signing.BadSignature, ValueError, User.DoesNotExist) as problem:
        raise InvitationOver(over()) from problem
    if not constant_time_compare(state, _state(user)):
        raise InvitationOver(over())
    return user


def _state(user: User) -> str:
    """Changes as soon as a password is chosen, so that a link works once."""
    return salted_hmac(_SALT, f"{user.pk}:{user.email}:{user.password}").hexdigest()[:20]


def over() -> str:
    """Says that a link is over, and how to get another."""
    return _(
        "Dieser Link gilt nicht mehr: Er wurde schon benutzt oder ist älter als {days} Tage. "
        "Bitten Sie um eine neue Einladung, oder lassen Sie sich einen Link für ein neues "
        "Kennwort schicken."
    ).format(days=DAYS)
