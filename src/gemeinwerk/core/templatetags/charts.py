"""Charts as SVG; each has a title, a description and the same figures as a table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinwerk.core import charts, ui
from gemeinwerk.core.drawing import drawn_once

register = template.Library()
COMPONENTS = "core/components"


@register.inclusion_tag(f"{COMPONENTS}/stacked_bars.html")
def stacked_bars(
    segments: Sequence[ui.Segment], rows: Sequence[ui.StackedRow], caption: str
) -> dict[str, Any]:
    """One bar per row, divided among the segments; legend above, figures as a table below."""
    return {"chart": charts.stacked_chart(segments, rows, caption), "caption": caption}


@register.inclusion_tag(f"{COMPONENTS}/timeline.html")
def timeline(spans: Sequence[ui.Span], today: date, caption: str) -> dict[str, Any]:
    """Dashed is planned, filled is actual, lateness in words."""
    return {"chart": charts.timeline(spans, today, caption), "caption": caption}


@register.inclusion_tag(f"{COMPONENTS}/line_chart.html")
def line_chart(
    actual: Sequence[ui.Value],
    *,
    title: str,
    baseline: ui.Value | None = None,
    target: ui.Value | None = None,
    unit: str = "",
    id: str = "verlauf",
) -> dict[str, Any]:
    """An indicator's way from its baseline to its target."""
    chart = charts.line_chart(actual, baseline=baseline, target=target, unit=unit, title=title)
    label = ""
    if target:
        label = _("Ziel: {value} bis {day}").format(
            value=charts.line.number(target.value),
            day=date_format(target.on, "SHORT_DATE_FORMAT"),
        )
    return {"chart": chart, "title": title, "unit": unit, "target_label": label, "id": id}


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
    return mark_safe(render_to_string(f"{COMPONENTS}/period_bar.html", {"bar": bar}))
