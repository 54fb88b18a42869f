"""A word for a colour, since colour never stands alone: "#01873B" is „grün"."""

import colorsys
import re
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Colour:
    key: str
    word: str | Promise = field(compare=False)


BLACK = Colour("black", _("schwarz"))
BLUE = Colour("blue", _("blau"))
GREEN = Colour("green", _("grün"))
GREY = Colour("grey", _("grau"))
ORANGE = Colour("orange", _("orange"))
RED = Colour("red", _("rot"))
VIOLET = Colour("violet", _("violett"))
WHITE = Colour("white", _("weiß"))
YELLOW = Colour("yellow", _("gelb"))

_NAMES = {
    "black": BLACK, "blau": BLUE, "blue": BLUE, "gelb": YELLOW, "gray": GREY, "grau": GREY,
    "green": GREEN, "grey": GREY, "grün": GREEN, "orange": ORANGE, "purple": VIOLET, "red": RED,
    "rot": RED, "schwarz": BLACK, "violet": VIOLET, "violett": VIOLET, "weiß": WHITE,
    "white": WHITE, "yellow": YELLOW,
}  # fmt: skip
# Upper end of each hue in degrees.
_HUES = [
    (18, RED),
    (42, ORANGE),
    (70, YELLOW),
    (170, GREEN),
    (255, BLUE),
    (330, VIOLET),
    (361, RED),
]


def colour(text: str) -> Colour | None:
    """A name or #RRGGBB as a file has it; None where it is no colour we know."""
    text = text.strip().casefold()
    if found := re.fullmatch(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", text):
        red, green, blue = (int(part, 16) / 255 for part in found.groups())
        return _hue(red, green, blue)
    return _NAMES.get(text)


def _hue(red: float, green: float, blue: float) -> Colour:
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness > 0.94:
        return WHITE
    if lightness < 0.12:
        return BLACK
    if saturation < 0.12:
        return GREY
    return next(colour for end, colour in _HUES if hue * 360 < end)
