"""In which languages somebody is written to: those there are letters in (`core/tongues`)."""

from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core import tongues

_SIMPLE = "de-simple"


def choices(present: str = "") -> list[tuple[str, str]]:
    """To choose from; another language that stands with a person already is one more of them.
    Whoever wishes another one is written to in German until there are letters in it."""
    found = [(code, name_of(code)) for code in tongues.NAMES]
    if present and present not in tongues.NAMES:
        found.append((present, name_of(present)))
    return found


def name_of(code: str) -> str:
    """What a language is called in that of the page; the code itself where nobody knows it."""
    if code == _SIMPLE:
        return str(_("Leichte Sprache"))
    if called := tongues.CALLED.get(code, {}).get(get_language() or tongues.GERMAN):
        return called
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return tongues.NAMES.get(code, code)
