"""The languages of invitations: of what the office writes, and of the page on which one answers."""

from typing import Final

GERMAN: Final = "de"
TONGUES: Final = (
    ("de", "Deutsch"),
    ("en", "English"),
    ("uk", "Українська"),
    ("ar", "العربية"),
    ("tr", "Türkçe"),
    ("pl", "Polski"),
    ("ru", "Русский"),
    ("fr", "Français"),
)
"""Each called as its speakers call it."""
RIGHT_TO_LEFT: Final = frozenset({"ar"})
NAMES: Final = dict(TONGUES)


def direction(language: str) -> str:
    """The `dir` of a text."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def known(language: str) -> str:
    """The language, where letters can be written in it; else German."""
    return language if language in NAMES else GERMAN
