"""Pictures that units put into their reports: drawn here from what the report says."""

from collections.abc import Sequence
from io import BytesIO

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
