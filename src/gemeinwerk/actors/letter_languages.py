"""In which languages somebody is written to."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

LETTER_LANGUAGES = (
    ("de", _("Deutsch")),
    ("en", _("Englisch")),
    ("uk", _("Ukrainisch")),
    ("ar", _("Arabisch")),
    ("tr", _("Türkisch")),
    ("pl", _("Polnisch")),
    ("ru", _("Russisch")),
    ("fr", _("Französisch")),
)
"""Whoever wishes another one is written to in German until there are letters in it."""
_SIMPLE = "de-simple"


def choices(present: str = "") -> list[tuple[str, str]]:
    """To choose from; another language that stands with a person already is one more of them."""
    found = [(code, str(name)) for code, name in LETTER_LANGUAGES]
    if present and present not in dict(found):
        found.append((present, name_of(present)))
    return found


def name_of(code: str) -> str:
    """What a language is called; the code itself where nobody knows it."""
    known = {name: str(label) for name, label in LETTER_LANGUAGES}
    if code in known:
        return known[code]
    if code == _SIMPLE:
        return str(_("Leichte Sprache"))
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
