"""Geometry of the charts: values in, shares of the width in percent out.

Widths are percentages, so a chart fills its column from phone to wide screen without distorting
its text; CSP forbids inline styles, but not SVG attributes.
"""

from gemeinwerk.core.charts.against import AgainstChart, against_chart
from gemeinwerk.core.charts.dots import Dots, dots
from gemeinwerk.core.charts.lateness import lateness
from gemeinwerk.core.charts.line import LineChart, line_chart
from gemeinwerk.core.charts.period import PeriodBar, period_bar
from gemeinwerk.core.charts.ranked import RankedChart, ranked_chart
from gemeinwerk.core.charts.stacked import StackedChart, stacked_chart
from gemeinwerk.core.charts.timeline import Timeline, timeline

__all__ = [
    "AgainstChart",
    "Dots",
    "LineChart",
    "PeriodBar",
    "RankedChart",
    "StackedChart",
    "Timeline",
    "against_chart",
    "dots",
    "lateness",
    "line_chart",
    "period_bar",
    "ranked_chart",
    "stacked_chart",
    "timeline",
]
