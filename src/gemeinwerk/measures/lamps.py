"""A note's light, told in the one vocabulary of word, shape and colour that states are told in.

A file has a colour (a name or #RRGGBB); what it says is drawn like every state, and its own word
stays beside it, so that nobody has to guess what stood in the file.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.core import colours
from gemeinwerk.core.ui import Tone

LIGHTS: dict[str, tuple[Tone, str | Promise]] = {
    "green": ("progress", gettext_lazy("grün: auf Kurs")),
    "yellow": ("delayed", gettext_lazy("gelb: gefährdet")),
    "red": ("off", gettext_lazy("rot: vom Kurs ab")),
}
"""The three lights a person chooses from."""
TONES: dict[str, Tone] = {"": "unknown", **{key: tone for key, (tone, _word) in LIGHTS.items()}}
"""The lamp of each choice, that of none too."""
_LIGHT_OF = {
    colours.GREEN: "green",
    colours.YELLOW: "yellow",
    colours.ORANGE: "yellow",
    colours.RED: "red",
}


@dataclass(frozen=True)
class Lamp:
    tone: Tone
    word: str
    german: bool = False
    """It is told in the file's own words."""


def lamp(text: str) -> Lamp | None:
    """What a note's colour says; None where it has none."""
    if not text.strip():
        return None
    if (known := colours.colour(text)) is None:
        return Lamp("unknown", text, german=True)
    if (light := _LIGHT_OF.get(known)) is None:
        return Lamp("unknown", _("Farbe: {colour}").format(colour=known.word))
    tone, word = LIGHTS[light]
    if known is colours.ORANGE:
        word = _("orange: gefährdet")
    return Lamp(tone, _("Ampel {light}").format(light=word))
