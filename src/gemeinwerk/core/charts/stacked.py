"""Shares of a whole as stacked bars, with a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinwerk.core.charts.scale import percent
from gemeinwerk.core.languages import spoken
from gemeinwerk.core.ui import Column, Segment, StackedRow, Table, Tone

ROOM_FOR_NUMBER = 0.045
ROOM_FOR_SHAPE = 0.11
SHAPE, GAP, DIGIT = 16, 4, 8  # pixels: a shape, what stands between it and the number, a digit
TEXTURES: dict[Tone, str] = {
    "done": "",
    "progress": "2 10",
    "partly": "10 4",
    "delayed": "4 4",
    "off": "2 2",
    "none": "",
    "dropped": "16 3",
    "unknown": "",
}
"""Dashes at the foot of a kind, beside its colour: told apart in grey and where there is no room
for a shape. What is not begun, or unknown, is an outline."""
_MOST_VARIANTS = 2


@dataclass(frozen=True)
class Piece:
    x: str
    width: str
    middle: str
    end: str
    tone: Tone
    variant: int
    """0 for the first kind of its tone, 1 and 2 for those after: drawn with a light band."""
    count: int
    room: bool
    shape: bool
    """Whether there is room for the number, and for the shape beside it."""

    @property
    def texture(self) -> str:
        return TEXTURES[self.tone]

    @property
    def begin(self) -> int:
        """Where shape and number begin, from the middle, in pixels."""
        return -(SHAPE + GAP + DIGIT * len(str(self.count))) // 2


@dataclass(frozen=True)
class Bar:
    row: StackedRow
    pieces: Sequence[Piece]
    description: str


@dataclass(frozen=True)
class StackedChart:
    legend: Sequence[tuple[Segment, int, int | None, str]]
    """Kind, its variant, how many there are of it (None where rows count the same), its texture."""
    bars: Sequence[Bar]
    table: Table


def stacked_chart(
    segments: Sequence[Segment], rows: Sequence[StackedRow], caption: str, *, summed: bool = True
) -> StackedChart:
    """Bars of one length, divided by share; a row that counts nothing has an empty bar.

    `summed=False`: the rows count the same things at several times, so nobody adds them up.
    """
    totals: list[int | None] = [
        sum(column) if summed else None
        for column in zip(*(row.counts for row in rows), strict=True)
    ]
    totals = totals or [0] * len(segments)
    return StackedChart(
        legend=[
            (segment, variant, total, TEXTURES[segment.tone])
            for segment, variant, total in zip(segments, variants(segments), totals, strict=True)
        ],
        bars=[Bar(row, _pieces(segments, row), _describe(segments, row)) for row in rows],
        table=_table(segments, rows, totals, caption),
    )


def variants(segments: Sequence[Segment]) -> list[int]:
    """How often the tone of each came before: kinds of one colour have to be told apart."""
    tones = [segment.tone for segment in segments]
    return [min(tones[:place].count(tone), _MOST_VARIANTS) for place, tone in enumerate(tones)]


def _pieces(segments: Sequence[Segment], row: StackedRow) -> list[Piece]:
    total, before = sum(row.counts), 0
    pieces = []
    for segment, variant, count in zip(segments, variants(segments), row.counts, strict=True):
        if not count:
            continue
        x, width = before / total, count / total
        middle = percent(x + width / 2)
        place = (percent(x), percent(width), middle, percent(x + width))
        room = (width >= ROOM_FOR_NUMBER, width >= ROOM_FOR_SHAPE)
        pieces.append(Piece(*place, segment.tone, variant, count, *room))
        before += count
    return pieces


def _describe(segments: Sequence[Segment], row: StackedRow) -> str:
    parts = [
        f"{segment.label}: {count}"
        for segment, count in zip(segments, row.counts, strict=True)
        if count
    ]
    return ", ".join(parts)


def _table(
    segments: Sequence[Segment],
    rows: Sequence[StackedRow],
    totals: Sequence[int | None],
    caption: str,
) -> Table:
    columns = [
        Column(_("Bezeichnung")),
        *(Column(segment.label, numeric=True) for segment in segments),
    ]
    body = [[_head(row), *row.counts] for row in rows]
    if len(rows) > 1 and None not in totals:
        body.append([_("zusammen"), *totals])
    return Table(caption, columns, body)


def _head(row: StackedRow) -> str:
    return spoken(" ".join(filter(None, (row.code, row.label))), row.language)
