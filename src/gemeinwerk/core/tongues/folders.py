"""Which further languages there are: those whose sentences lie compiled in a folder.

The head of a file may say what Django does not know of a language, or says otherwise:

    "X-Called: العربية"                     as its speakers call it
    "X-Called-In-German: Kurmandschi"
    "X-Called-In-English: Kurmanji"
    "X-Direction: rtl"
"""

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path

from django.conf.locale import LANG_INFO
from django.utils.translation import to_language


@dataclass(frozen=True)
class Tongue:
    """A language. `called`: by the code of a language of the house, where its file says so."""

    code: str
    name: str
    is_right_to_left: bool
    called: dict[str, str]


def read(folders: Iterable[Path]) -> list[Tongue]:
    """In the order of their own names; of one that is there twice the first."""
    found: dict[str, Tongue] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/LC_MESSAGES/django.mo")):
            one = _tongue(path)
            found.setdefault(one.code, one)
    return sorted(found.values(), key=lambda one: one.name.casefold())


def _tongue(path: Path) -> Tongue:
    code = to_language(path.parent.parent.name)
    known = LANG_INFO.get(code, {})
    with path.open("rb") as file:
        head = GNUTranslations(file).info()
    name = head.get("x-called") or str(known.get("name_local", code))
    stated = {"de": head.get("x-called-in-german"), "en": head.get("x-called-in-english")}
    return Tongue(
        code=code,
        name=name[:1].upper() + name[1:],
        is_right_to_left=head.get("x-direction", "") == "rtl" or bool(known.get("bidi")),
        called={language: called for language, called in stated.items() if called},
    )
