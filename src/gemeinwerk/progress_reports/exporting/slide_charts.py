"""Indicators on slides: charts of PowerPoint itself, whose figures can be looked at and changed."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from gemeinwerk.core.ui import Value
from gemeinwerk.progress_reports.shown_charts import Chart

ON_A_SLIDE = 2
_MEASURED, _PROMISED = RGBColor(0x2B, 0x70, 0xA4), RGBColor(0x7B, 0x86, 0x82)


def draw(slide: Any, chart: Chart, left: Any, top: Any, width: Any, height: Any) -> None:
    """What was measured, and dashed what was promised, over the days of both."""
    days = sorted({one.on for one in (*chart.measured, *chart.promised)})
    data = CategoryChartData(number_format="General")
    data.categories = days
    data.categories.number_format = "dd.mm.yyyy"
    data.add_series(chart.unit or _("gemessen"), _on(days, chart.measured))
    if chart.promised:
        data.add_series(_("zugesagt"), _on(days, chart.promised))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, left, top, width, height, data)
    drawn = frame.chart
    drawn.has_title, drawn.has_legend = False, True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for part in (drawn.legend, drawn.category_axis.tick_labels, drawn.value_axis.tick_labels):
        part.font.size = Pt(11)
    drawn.value_axis.has_major_gridlines = True
    drawn.value_axis.major_gridlines.format.line.color.rgb = RGBColor(0xDB, 0xE0, 0xDE)
    for series, colour in zip(drawn.plots[0].series, (_MEASURED, _PROMISED), strict=False):
        _in_colour(series, colour)
    if chart.promised:
        drawn.plots[0].series[1].format.line.dash_style = MSO_LINE.DASH
    _across_gaps(drawn)
    told = chart.chart.description if chart.chart else chart.told
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{chart.name}: {told}")


def _on(days: Sequence[Any], values: Sequence[Value]) -> list[float | None]:
    known = {one.on: float(one.value) for one in values}
    return [known.get(day) for day in days]


def _in_colour(series: Any, colour: RGBColor) -> None:
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = colour, Pt(2.25)
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour
    series.marker.format.line.color.rgb = colour


def _across_gaps(drawn: Any) -> None:
    """A line goes on over days on which only the other has a value."""
    for blanks in drawn._chartSpace.chart.findall(
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}dispBlanksAs"
    ):
        blanks.set("val", "span")
