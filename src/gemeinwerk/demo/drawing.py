"""Pictures that units put into their reports, a flip chart as it was photographed, a letter as it
was scanned: drawn here from what stands on them."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from random import Random
from textwrap import wrap

from gemeinwerk.core.font_files import unpacked_font

SIZE = (1200, 720)
_LEFT, _RIGHT, _TOP, _FOOT = 90, 1110, 150, 620
_INK, _QUIET, _BAR = "#16201d", "#55605c", "#1f5f8b"


def bars(title: str, told: Sequence[tuple[str, int]]) -> bytes:
    """A bar for each, with its name below and its number above. PNG."""
    from PIL import Image, ImageDraw, ImageFont  # large, and needed for this alone

    def font(name: str, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(BytesIO(unpacked_font(name)), size)

    image = Image.new("RGB", SIZE, "#ffffff")
    draw = ImageDraw.Draw(image)
    draw.text((_LEFT, 50), title, font=font("FiraSans-SemiBold", 44), fill=_INK)
    small, step = font("FiraSans-Regular", 32), (_RIGHT - _LEFT) / len(told)
    most = max(number for _name, number in told)
    for place, (name, number) in enumerate(told):
        middle = _LEFT + step * (place + 0.5)
        top = _FOOT - (_FOOT - _TOP - 50) * number / most
        draw.rectangle((middle - step * 0.3, top, middle + step * 0.3, _FOOT), fill=_BAR)
        draw.text((middle, top - 10), str(number), font=small, fill=_INK, anchor="ms")
        draw.text((middle, _FOOT + 45), name, font=small, fill=_QUIET, anchor="ms")
    draw.line((_LEFT, _FOOT, _RIGHT, _FOOT), fill=_INK, width=3)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


_PAPER, _WALL, _PENS = "#fbfaf4", "#b9b3a6", ("#1d2f6f", "#7a1f1f", "#20522f")


def flip_chart(title: str, lines: Sequence[str]) -> bytes:
    """A sheet on a wall, written on by several hands: no letter quite on its line. JPEG."""
    from PIL import Image, ImageDraw, ImageFont

    size = (1000, 1320)
    hand = Random(title)  # noqa: S311 – the same each time, and no secret
    sheet = Image.new("RGB", size, _PAPER)
    draw = ImageDraw.Draw(sheet)
    packed = unpacked_font("FiraSans-Regular")

    @cache
    def fonts(height: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(BytesIO(packed), height)

    def write(text: str, at: tuple[float, float], height: int, pen: str) -> None:
        x, y = at
        for letter in text:
            font = fonts(height + hand.randint(-3, 3))
            draw.text((x, y + hand.uniform(-3, 3)), letter, font=font, fill=pen)
            x += draw.textlength(letter, font=font) + hand.uniform(-1, 2)
            y += hand.uniform(-0.6, 0.5)

    write(title, (80, 70), 70, _PENS[0])
    draw.line((80, 165, 840, 172), fill=_PENS[0], width=5)
    top = 250.0
    for number, line in enumerate(lines):
        pen = _PENS[number % len(_PENS)]
        for row, words in enumerate(wrap(line, 30)):
            write(words if row else f"– {words}", (90 + 40 * bool(row), top), 54, pen)
            top += 80
        top += 45
    turned = sheet.rotate(1.6, expand=True, fillcolor=_WALL, resample=Image.Resampling.BICUBIC)
    wall = Image.new("RGB", (1600, 1500), _WALL)
    wall.paste(turned, (260, 60))
    stream = BytesIO()
    wall.save(stream, "JPEG", quality=85)
    return stream.getvalue()


def letter(text: str, name: str) -> bytes:
    """A page as it was scanned. PDF."""
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("L", (620, 877), 250)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(BytesIO(unpacked_font("FiraSans-Regular")), 22)
    lines = ["Guten Tag,", "", *wrap(text, 46), "", "Mit freundlichen Grüßen", name]
    for number, line in enumerate(lines):
        draw.text((70, 90 + 34 * number), line, font=font, fill=40)
    stream = BytesIO()
    page.save(stream, "PDF", resolution=75)
    return stream.getvalue()
