"""Who is signed in, for every template."""

from typing import Any

from django.http import HttpRequest


def user(request: HttpRequest) -> dict[str, Any]:
    """`user` for templates. Left out where no middleware set one (error pages)."""
    return {"user": getattr(request, "user", None)}
