"""The languages people are written to in, and answer in: those of the pages, and some more.

The pages of the house are German and English (`settings.LANGUAGES`). A few texts, those of the page
on which an invitation is answered and of the mails around it, are there in more languages: each is
a folder with its sentences (`uk/LC_MESSAGES/django.po`) beside this file, or in a folder of the
town's own (`settings.TONGUE_FOLDERS`). No other page offers them, since only these texts are
translated: see docs/translations.md.
"""

from contextlib import AbstractContextManager
from typing import Final

from django.conf import settings
from django.utils import translation

from gemeinwerk.core.tongues.folders import read

GERMAN: Final = "de"
_READ: Final = read(settings.TONGUE_FOLDERS)
TONGUES: Final = (("de", "Deutsch"), ("en", "English"), *((one.code, one.name) for one in _READ))
"""Each called as its speakers call it."""
RIGHT_TO_LEFT: Final = frozenset(one.code for one in _READ if one.is_right_to_left)
NAMES: Final = dict(TONGUES)
CALLED: Final = {one.code: one.called for one in _READ}
"""What a file says of its language in German and English; of most Django knows it."""


def choices() -> list[tuple[str, str]]:
    """Of columns: a function, so that a further language changes no table."""
    return list(TONGUES)


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
