"""Short texts stored so that the database alone does not tell them.

The key comes from the secret of the installation, by purpose. After a change of the secret, what
the earlier ones sealed (`SECRET_KEY_FALLBACKS`) is still opened. An archive of the database is of
no use to whoever lacks the secret, and of little to whoever lost it: see docs/backup.md.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

MARK = "sealed:"


class SealBroken(ValueError):
    """Sealed with another secret or for another purpose, or changed since."""


def seal(text: str, purpose: str) -> str:
    return MARK + _keys(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    """Raises `SealBroken`."""
    if not sealed.startswith(MARK):
        raise SealBroken(purpose)
    try:
        return _keys(purpose).decrypt(sealed.removeprefix(MARK)).decode()
    except InvalidToken as broken:
        raise SealBroken(purpose) from broken


def _keys(purpose: str) -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (
        salted_hmac("gemeinwerk.sealing", purpose, secret=secret, algorithm="sha256").digest()
        for secret in secrets
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
