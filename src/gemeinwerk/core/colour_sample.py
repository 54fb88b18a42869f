"""What a town's colour looks like where it is chosen: a swatch with its word, and whether text in
it can be read on light and on dark paper (WCAG 2.2: 4.5 : 1).
"""

from math import floor

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.core import colours, theme
from gemeinwerk.core.drawing import component


def sample(colour: str) -> SafeString:
    """HTML of a colour as #RRGGBB; empty for what is none."""
    known = colours.colour(colour)
    if known is None or not theme.grounds(colour):
        return SafeString("")
    word, leading = f"{known.word}, {colour.upper()}", colour
    if not theme.leads(colour):
        word = _(
            "{word}: zu hell, um durch die Seiten zu führen. Statt ihrer steht {other}."
        ).format(word=word, other=theme.FALLBACK)
        leading = theme.FALLBACK
    grounds = [
        {"paper": one.paper, "shade": one.shade, "told": _told(one)}
        for one in theme.grounds(leading)
    ]
    return component("colour_sample", colour=colour, word=word, grounds=grounds)


def _told(ground: theme.Ground) -> str:
    own, ratio = (number_format(floor(one * 10) / 10, 1) for one in (ground.own, ground.ratio))
    if ground.kept and ground.dark:
        sentence = _("Schrift auf dunklem Grund: {own} : 1, das genügt (verlangt sind 4,5 : 1).")
    elif ground.kept:
        sentence = _("Schrift auf hellem Grund: {own} : 1, das genügt (verlangt sind 4,5 : 1).")
    elif ground.dark:
        sentence = _(
            "Schrift auf dunklem Grund: {own} : 1, daher steht sie heller, in {shade} mit "
            "{ratio} : 1."
        )
    else:
        sentence = _(
            "Schrift auf hellem Grund: {own} : 1 ist zu wenig, daher steht sie in {shade} mit "
            "{ratio} : 1."
        )
    return sentence.format(own=own, ratio=ratio, shade=ground.shade.upper())
