"""An indicator's chart as a picture for Word: what `line.html` draws, by the same numbers.

Word shows no drawing of ours in every version, and knows no chart that is not Excel's. A picture is
the same everywhere, and the same bytes each time.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from gemeinwerk.core.charts.line import Line, LineChart, Point
from gemeinwerk.core.font_files import unpacked_font

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_TIMES = 2.5
"""Dots for each pixel of the drawing: sharp where it is printed 14 cm wide."""
_LEFT, _TOP, _WIDTH, _HEIGHT, _PLOT, _AXIS = 32, 14, 662, 246, 600, 196
_GRID, _QUIET, _PROMISE, _PATH, _INK = "#dbe0de", "#55605c", "#7b8682", "#2b70a4", "#16201d"
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
_REGULAR, _BOLD = "FiraSans-Regular", "FiraSans-SemiBold"
_DASH, _GAP = 5.0, 4.0


class Picture(str):
    """A PNG; as a text it is what is to be said of it."""

    __slots__ = ("png",)
    png: bytes

    def __new__(cls, text: str, png: bytes = b"") -> "Picture":
        found = super().__new__(cls, text)
        found.png = png
        return found

    def __reduce__(self) -> tuple[type["Picture"], tuple[str, bytes]]:
        return Picture, (str(self), self.png)


def png(chart: LineChart, day: str, target_label: str) -> bytes:
    """``day``: what stands at the mark of the report's day."""
    pen = _Pen()
    for y, label in chart.grid:
        pen.line(Line("0%", y, "100%", y), _GRID, 1)
        pen.text(-26, float(y) + 4, label, 11, _QUIET)
    for x, label in chart.years:
        pen.text(_across(x), 224, label, 11, _QUIET, "middle")
    pen.lines(chart.promise, _PROMISE, 1.5, dashed=True)
    if it := chart.today:
        pen.line(Line(it.x, it.y, it.x, str(_AXIS)), _INK, 1)
        pen.text(_across(it.x), float(it.label_y), day, 11, _INK, it.anchor)
    pen.lines(chart.path, _PATH, 2.5)
    for one in chart.points:
        pen.dot(one, 4.5, _PATH)
        pen.text(_across(one.x), float(one.label_y), one.label, 12, _INK, one.anchor, _BOLD)
    for one in chart.steps:
        pen.dot(one, 3.5, "#ffffff", _PROMISE, 1.5)
    if it := chart.target:
        pen.dot(it, 5, "#ffffff", _PROMISE, 2)
        label = f"{target_label} {it.label}"
        pen.text(_across(it.x), float(it.label_y), label, 12, _INK, it.anchor)
    return pen.written()


def _across(share: str) -> float:
    return float(share.rstrip("%")) * _PLOT / 100


class _Pen:
    def __init__(self) -> None:
        from PIL import Image, ImageDraw  # large, and needed where a file is made alone

        size = round(_WIDTH * _TIMES), round(_HEIGHT * _TIMES)
        self.image = Image.new("RGB", size, "#ffffff")
        self.draw = ImageDraw.Draw(self.image)

    def lines(
        self, them: Sequence[Line], colour: str, width: float, *, dashed: bool = False
    ) -> None:
        for one in them:
            self.line(one, colour, width, dashed=dashed)

    def line(self, it: Line, colour: str, width: float, *, dashed: bool = False) -> None:
        x1, y1, x2, y2 = _across(it.x1), float(it.y1), _across(it.x2), float(it.y2)
        length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 0.01)
        step = _DASH + _GAP if dashed else length
        for number in range(int(length / step) + 1):
            begin = number * step / length
            end = min(begin + (_DASH if dashed else length) / length, 1.0)
            if begin < end:
                ends = [
                    self._at(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
                    for share in (begin, end)
                ]
                self.draw.line(ends, fill=colour, width=max(round(width * _TIMES), 1))

    def dot(self, it: Point, radius: float, fill: str, edge: str = "", width: float = 0) -> None:
        x, y = self._at(_across(it.x), float(it.y))
        r = radius * _TIMES
        self.draw.ellipse(
            (x - r, y - r, x + r, y + r), fill, edge or None, max(round(width * _TIMES), 1)
        )

    def text(
        self, x: float, y: float, said: str, size: int, colour: str,
        anchor: str = "start", face: str = _REGULAR,
    ) -> None:  # fmt: skip
        self.draw.text(
            self._at(x, y), said, fill=colour, font=_font(face, size), anchor=_ANCHORS[anchor]
        )

    def written(self) -> bytes:
        from PIL import Image

        stream = BytesIO()
        few = self.image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(stream, "PNG", dpi=(300, 300))
        return stream.getvalue()

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return (x + _LEFT) * _TIMES, (y + _TOP) * _TIMES


@cache
def _font(face: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(unpacked_font(face)), round(size * _TIMES))
