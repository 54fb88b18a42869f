"""Keys and codes of the second factor: stored sealed, and each code taken once."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.core.sealing import MARK, SealBroken, seal, unseal

_PURPOSE = "second factor"
_SETTING_UP = "second_factor_key"
_CODE_LIVES = timedelta(minutes=3)
"""Longer than a code of an app is taken: its half minute, and one before and after."""


def seal_key(key: str) -> str:
    return seal(key, _PURPOSE)


def open_key(stored: str) -> str:
    """A key kept before keys were sealed is read as it is.

    Raises ValidationError where the secret it was sealed with is gone.
    """
    if not stored.startswith(MARK):
        return stored
    try:
        return unseal(stored, _PURPOSE)
    except SealBroken as broken:
        raise ValidationError(
            _(
                "Ihr zweiter Faktor lässt sich auf diesem Server nicht mehr prüfen. Wenden Sie "
                "sich an die Technische Betreuung."
            )
        ) from broken


def spend(user: User, code: str) -> bool:
    """Whether this is the first time the account uses a code, in any process.

    Whoever looks over a shoulder cannot use it again.
    """
    plain = "".join(char for char in code if char.isalnum())
    return limits.once(_CODE_LIVES, "code", str(user.pk), plain)


def key_being_set_up(request: HttpRequest) -> str:
    """The key a person may have scanned already: the page may be opened twice. Empty if none."""
    try:
        return unseal(request.session.get(_SETTING_UP, ""), _PURPOSE)
    except SealBroken:
        return ""


def keep_while_setting_up(request: HttpRequest, key: str) -> None:
    request.session[_SETTING_UP] = seal_key(key)


def stop_setting_up(request: HttpRequest) -> None:
    request.session.pop(_SETTING_UP, None)
