"""The picture that messengers and networks show beside a link: the town's colour, and in words what
it leads to."""

from io import BytesIO
from typing import TYPE_CHECKING

from gemeinwerk.core.font_files import unpacked_font
from gemeinwerk.core.theme import theme

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
_MARGIN, _LINES = 90, 4
_INK, _QUIET, _GROUND = "#16201d", "#55605c", "#ffffff"


def picture(town: str, title: str, below: str, colour: str) -> bytes:
    """PNG. A title that does not fit ends with "…"."""
    from PIL import Image, ImageDraw  # large, and drawn once per revision

    colours = theme(colour)
    image = Image.new("RGB", SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 28, SIZE[1]), fill=colours.light)
    draw.rectangle((28, SIZE[1] - 130, *SIZE), fill=colours.tint_light)
    draw.text((_MARGIN, 70), town, font=_font("FiraSans-SemiBold", 38), fill=colours.light)
    bold = _font("FiraSans-SemiBold", 68)
    for place, line in enumerate(_lines(title, bold, SIZE[0] - 2 * _MARGIN)):
        draw.text((_MARGIN, 145 + place * 84), line, font=bold, fill=_INK)
    draw.text((_MARGIN, SIZE[1] - 90), below, font=_font("FiraSans-Regular", 38), fill=_QUIET)
    stream = BytesIO()
    image.quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(unpacked_font(name)), size)


def _lines(text: str, font: "FreeTypeFont", width: int) -> list[str]:
    """Broken between words; one that is too long alone is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line for line in lines if line]
    shown = [_cut(line, font, width) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        shown[-1] = _cut(f"{shown[-1]} …", font, width)
    return shown


def _cut(line: str, font: "FreeTypeFont", width: int) -> str:
    while font.getlength(line) > width:
        line = f"{line.rstrip('… ')[:-1]}…"
    return line
