"""The languages people are written to in, and answer in: those of the pages, and some more.

The pages of the house are German and English (`settings.LANGUAGES`). A few texts, those of the page
on which an invitation is answered and of the mails around it, are there in more languages: each has
a folder beside this file with its sentences (`uk/LC_MESSAGES/django.po`), and a line here. No other
page offers them, since only these texts are translated: see docs/translations.md.
"""

from contextlib import AbstractContextManager
from typing import Final

from django.conf import settings
from django.utils import translation

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
    """The language, where people can be written to in it; else German."""
    return language if language in NAMES else GERMAN


def of_the_house(language: str) -> str:
    """The language, where every page and mail is there in it; else German."""
    return language if language in dict(settings.LANGUAGES) else GERMAN


def speaking(language: str) -> AbstractContextManager[None]:
    """Texts of a block in one of these languages, whatever the pages of the house are in."""
    return translation.override(known(language))


def asked_for(header: str) -> str:
    """The first of these languages that a browser asks for (Accept-Language); "" if none."""
    wanted = []
    for place, part in enumerate(header[:1000].split(",")):
        code, _semicolon, weight = part.strip().lower().partition(";q=")
        try:
            wanted.append((-float(weight or 1), place, code.split("-")[0]))
        except ValueError:
            continue
    return next((code for _weight, _place, code in sorted(wanted) if code in NAMES), "")
