"""Addresses of public pages, each put together once in each language."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language


def address(name: str, *args: str | int) -> str:
    """As `reverse("portal:…")`; fifty come with a list and ten with the frame of every page."""
    return _address(get_language(), name, *args)


@lru_cache(10_000, typed=True)
def _address(_language: str | None, name: str, *args: str | int) -> str:
    return reverse(f"portal:{name}", args=args)
