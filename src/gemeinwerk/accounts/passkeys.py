"""What is asked of a passkey beyond what the library checks.

The origin must be this very page: the library takes any subdomain, and another town's pages may be
one. The counter of a passkey only grows: one that goes back is a copy, or was copied.
"""

from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from fido2.utils import websafe_decode
from fido2.webauthn import AuthenticatorData, CollectedClientData

from gemeinwerk.core.writing import hold, verb


def is_from_this_page(request: HttpRequest, credential: Any) -> bool:
    """Whether the device answered a page of this host, and no frame inside another's."""
    try:
        data = CollectedClientData(websafe_decode(credential["response"]["clientDataJSON"]))
    except (KeyError, TypeError, ValueError):
        return False
    here = f"{request.scheme}://{request.get_host()}"
    return data.origin == here and not data.cross_origin


@verb
def counts_on(authenticator: Authenticator, credential: Any) -> bool:
    """Whether its counter has grown since the last time, which is remembered.

    Passkeys that a person's devices share do not count: theirs stays at nought.
    """
    try:
        said = AuthenticatorData(
            websafe_decode(credential["response"]["authenticatorData"])
        ).counter
    except (KeyError, TypeError, ValueError):
        return False
    kept = hold(authenticator)
    last = kept.data.get("counter", 0)
    if said <= last and (said, last) != (0, 0):
        return False
    if said != last:
        kept.data["counter"] = said
        kept.save(update_fields=["data"])
    return True


def is_for_host(authenticator: Authenticator, host: str) -> bool:
    """Whether devices offer it under a host name (without port): it was made for one."""
    made_for: bytes = authenticator.wrap().authenticator_data.rp_id_hash
    return made_for == sha256(host.encode()).digest()
