"""What production mode refuses to start with."""

from typing import Any
from urllib.parse import urlsplit

DEFAULT_SECRET_KEY = "only-for-trying-out-never-in-production"  # noqa: S105
_MAKE_ONE = "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def problems(current: Any) -> list[str]:
    """One sentence for each unsafe setting; empty outside production and where all is well.

    `current` has the names of `config.settings`, which asks at its very end: so whatever is
    started in production, each command and Django's own, refuses alike.
    """
    if not current.PRODUCTION:
        return []
    checks = (_secrets, _debug, _hosts, _addresses)
    return [sentence for check in checks for sentence in check(current)]


def _secrets(current: Any) -> list[str]:
    found = []
    secret = current.SECRET_KEY
    if secret == DEFAULT_SECRET_KEY or len(secret) < 32 or len(set(secret)) < 10:
        found.append(
            "GEMEINWERK_SECRET_KEY is missing, the default, shorter than 32 characters or made of "
            f"fewer than 10 different ones. {_MAKE_ONE}"
        )
    if DEFAULT_SECRET_KEY in current.SECRET_KEY_FALLBACKS:
        found.append(
            "GEMEINWERK_SECRET_KEY_BEFORE names the default secret, which everybody knows. Leave "
            "it out."
        )
    return found


def _debug(current: Any) -> list[str]:
    if not current.DEBUG:
        return []
    return ["GEMEINWERK_DEBUG is on. It shows secrets to strangers: leave it out."]


def _hosts(current: Any) -> list[str]:
    wanted = "Name the host names people use, with commas."
    if not current.ALLOWED_HOSTS:
        return [f"GEMEINWERK_HOSTS is empty. {wanted}"]
    wide = [host for host in current.ALLOWED_HOSTS if host == "*" or host.startswith(".")]
    return [f"GEMEINWERK_HOSTS holds {host}. {wanted}" for host in wide]


def _addresses(current: Any) -> list[str]:
    """Links with keys in them, and the provider's word, travel encrypted."""
    found = []
    if current.HTTPS and not current.ADDRESS.startswith("https://"):
        found.append(
            "GEMEINWERK_ADDRESS begins without https://. Links in mails carry keys: let them."
        )
    issuer = urlsplit(current.OIDC_ISSUER)
    if current.OIDC_ISSUER and issuer.scheme != "https" and issuer.hostname not in _LOOPBACK:
        found.append("GEMEINWERK_OIDC_ISSUER begins without https://. Anybody could speak for it.")
    return found
