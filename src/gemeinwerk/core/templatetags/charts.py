"""Charts as SVG; each has a title, a description and the same figures as a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.core import charts, rounding, ui
from gemeinwerk.core.drawing import Shelf, component, drawn_once, flat

register = template.Library()


@register.simple_tag
def stacked_bars(
    segments: Sequence[ui.Segment], rows: Sequence[ui.StackedRow], caption: str, summed: bool = True
) -> SafeString:
    """One bar per row, divided among the segments; legend above, figures as a table below.

    `summed=False` where the rows count the same things at several times.
    """

    def make() -> SafeString:
        chart = charts.stacked_chart(segments, rows, caption, summed=summed)
        return component("stacked_bars", chart=chart, caption=caption)

    counts = (count for row in rows for count in row.counts)
    parts = [*flat(segments, "tone", "label"), *flat(rows, "label", "code", "url", "total")]
    numbers = (len(segments), len(rows), summed)
    return _charts.drawn(make, "bars", get_language(), caption, *numbers, *parts, *counts)


@register.simple_tag
def against(
    kinds: Sequence[ui.AgainstKind], rows: Sequence[ui.AgainstRow], caption: str
) -> SafeString:
    """What came of what was planned, kinds of it beside each other, figures as a table below."""
    chart = charts.against_chart(kinds, rows, caption)
    return component("against", chart=chart, caption=caption)


@register.simple_tag
def ranked_bars(
    kinds: Sequence[str], rows: Sequence[ui.RankedRow], head: str, caption: str
) -> SafeString:
    """What got how much, as bars as long as their sum; figures as a table below. `head`: what the
    rows are, in the table."""
    chart = charts.ranked_chart(kinds, rows, head, caption)
    return component("ranked_bars", chart=chart, caption=caption)


@register.simple_tag
def dots(taken: int, low: int | None, high: int | None, said: str) -> SafeString:
    """Places beside what they should be; `said` tells the same in words."""
    return _dots(taken, low, high, said)


@drawn_once
def _dots(taken: int, low: int | None, high: int | None, said: str) -> SafeString:
    return component("dots", dots=charts.dots(taken, low, high), said=said)


@register.simple_tag
def dots_legend() -> SafeString:
    return component("dots_legend")


@register.simple_tag
def timeline(
    spans: Sequence[ui.Span],
    today: date,
    caption: str,
    lines: Sequence[ui.Line] = (),
) -> SafeString:
    """Dashed is planned, filled is actual, lateness in words; `lines` of what has a single day
    stand below."""

    def make() -> SafeString:
        chart = charts.timeline(spans, today, caption, lines)
        return component("timeline", chart=chart, caption=caption)

    parts = flat(spans, "label", "planned_start", "planned_end", "actual_start", "actual_end")
    kinds = [part for line in lines for part in (line.label, len(line.marks))]
    marks = [mark for line in lines for mark in line.marks]
    dots = flat(marks, "label", "on", "detail", "language", "when", "url")
    said = (get_language(), caption, today, len(spans), len(lines), *kinds)
    return _charts.drawn(make, "timeline", *said, *parts, *dots)


_charts = Shelf(100)
"""Large ones; of small ones more are kept."""


@register.simple_tag
def line_chart(
    actual: Sequence[ui.Value],
    *,
    title: str,
    baseline: ui.Value | None = None,
    target: ui.Value | None = None,
    unit: str = "",
    language: str = "",
    today: date | None = None,
    awaited: ui.Value | None = None,
    steps: Sequence[ui.Value] = (),
    outlook: ui.Band | None = None,
    places: str = "",
) -> SafeString:
    """An indicator's way from its baseline over steps to its target, with a mark for today, when
    the target is awaited, and where a straight line leads; `language` is that of title, unit and
    notes, where the page is in another."""
    known = (baseline, target, awaited)
    values = [(None, None, "") if one is None else (one.on, one.value, "") for one in known]
    points = flat([*steps, *actual], "on", "value", "note")
    before = (part for value in values for part in value)
    band = (outlook.on, outlook.value, outlook.low, outlook.high) if outlook else None
    said = (get_language(), title, unit, language, today, band, places, len(steps))
    return _line_chart(*said, *before, *points)


@drawn_once
def _line_chart(
    _page: str | None,
    title: str,
    unit: str,
    language: str,
    today: date | None,
    band: tuple[Any, ...] | None,
    places: str,
    steps: int,
    *days: Any,
) -> SafeString:
    """`days`: each day before what was or is to be reached by it and what is said of that:
    baseline, target, when that is awaited, so many steps, then actual."""
    baseline, target, awaited, *others = [
        ui.Value(on, value, note) if on else None
        for on, value, note in zip(days[::3], days[1::3], days[2::3], strict=True)
    ]
    known = [one for one in others if one]
    on_way, measured = known[:steps], known[steps:]
    chart = charts.line_chart(
        measured,
        baseline=baseline,
        target=target,
        unit=unit,
        title=title,
        language=language,
        today=today,
        awaited=awaited,
        steps=on_way,
        outlook=ui.Band(*band) if band else None,
        places=places,
    )
    label = ""
    if target:
        label = _("Ziel: {value} bis {day}").format(
            value=rounding.shown(target.value),
            day=date_format(target.on, "SHORT_DATE_FORMAT"),
        )
    return component("line_chart", chart=chart, title=title, language=language, target_label=label)


@register.simple_tag
def period_bar(
    start: date | None,
    end: date | None,
    *,
    frame_start: date,
    frame_end: date,
    today: date,
    tone: ui.Tone = "progress",
    permanent: bool = False,
) -> SafeString:
    """When something runs within a frame, with a mark for today."""
    return _period_bar(get_language(), start, end, frame_start, frame_end, today, tone, permanent)


@drawn_once
def _period_bar(
    _language: str | None,
    start: date | None,
    end: date | None,
    frame_start: date,
    frame_end: date,
    today: date,
    tone: ui.Tone,
    permanent: bool,
) -> SafeString:
    bar = charts.period_bar(
        start,
        end,
        frame_start=frame_start,
        frame_end=frame_end,
        today=today,
        tone=tone,
        permanent=permanent,
    )
    return component("period_bar", bar=bar)
