"""What production mode refuses to start with."""

from typing import Any

from django.conf import settings

from gemeinwerk.config.settings import DEFAULT_SECRET_KEY


def problems(current: Any = settings) -> list[str]:
    """One sentence for each unsafe setting; empty outside production and where all is well."""
    if not current.PRODUCTION:
        return []
    found = []
    if current.SECRET_KEY == DEFAULT_SECRET_KEY or len(current.SECRET_KEY) < 32:
        found.append(
            "GEMEINWERK_SECRET_KEY is missing, the default or shorter than 32 characters. "
            "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    if current.DEBUG:
        found.append("GEMEINWERK_DEBUG is on. It shows secrets to strangers: leave it out.")
    if not current.ALLOWED_HOSTS:
        found.append("GEMEINWERK_HOSTS is empty. Name the host names people use, with commas.")
    if "*" in current.ALLOWED_HOSTS:
        found.append("GEMEINWERK_HOSTS is *. Name the host names people use, with commas.")
    return found


def refuse_unsafe() -> None:
    """End the process with the problems, if there are any."""
    found = problems()
    if found:
        raise SystemExit("Gemeinwerk does not start:\n" + "\n".join(f"- {text}" for text in found))
