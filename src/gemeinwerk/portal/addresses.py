"""Addresses of public pages, each put together once in each language."""

from functools import lru_cache
from urllib.parse import quote

from django.urls import reverse, translate_url
from django.utils.translation import get_language


def address(name: str, *args: str | int) -> str:
    """As `reverse("portal:…")`; fifty come with a list and ten with the frame of every page."""
    return _address(get_language(), name, *args)


@lru_cache(10_000, typed=True)
def _address(_language: str | None, name: str, *args: str | int) -> str:
    return reverse(f"portal:{name}", args=args)


def translated(path: str, language: str) -> str:
    """The address of the same page in another language."""
    return _translated(get_language(), path, language)


def of_field(slug: str, code: str) -> str:
    """Where a field of action is read: the list of its measures."""
    return f"{address('catalogue', slug)}?feld={quote(code)}"


def of_meeting(slug: str, pk: int) -> str:
    """Where a meeting is read: its place among all of its concept."""
    return f"{address('meetings', slug)}#sitzung-{pk}"


@lru_cache(2_000)
def _translated(_language: str | None, path: str, language: str) -> str:
    return translate_url(path, language)
