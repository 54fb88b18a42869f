"""Planned and actual stretches on one line of time, with a table that says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gemeinwerk.core.charts.lateness import lateness, since
from gemeinwerk.core.charts.scale import DateScale
from gemeinwerk.core.languages import spoken
from gemeinwerk.core.ui import Column, Line, Mark, Span, Table, Tone

_ROOM_FOR_MARK = 0.03
"""Of the length of all: half a mark, on a phone."""


@dataclass(frozen=True)
class Stretch:
    """``day``: a single one, drawn as a mark that is seen on a phone and on paper too."""

    x: str
    width: str
    day: bool = False


@dataclass(frozen=True)
class Row:
    span: Span
    planned: Stretch | None
    actual: Stretch | None
    tone: Tone
    remark: str
    description: str


@dataclass(frozen=True)
class Dot:
    """A mark in its place. ``over``: its day is past."""

    mark: Mark
    x: str
    over: bool
    on: str


@dataclass(frozen=True)
class DottedLine:
    label: str
    dots: Sequence[Dot]


@dataclass(frozen=True)
class Timeline:
    ticks: Sequence[tuple[str, str]]
    """Place and label of each line of the grid."""
    today: str
    rows: Sequence[Row]
    table: Table
    lines: Sequence[DottedLine] = ()


def timeline(
    spans: Sequence[Span], today: date, caption: str, lines: Sequence[Line] = ()
) -> Timeline | None:
    """Planned and actual stretches on one scale, and below them lines of what has a single day;
    None where nothing has a date."""
    days = [day for span in spans for day in _days(span)]
    days += [one.on for line in lines for one in line.marks]
    if not days:
        return None
    first = min(days).replace(day=1)
    running = any(span.actual_start and not span.actual_end for span in spans)
    last = max([*days, today] if running else days)
    # To the end of the month and a little further: what ends on the last day is seen whole, the
    # mark of a single day too.
    room = (last - first) * _ROOM_FOR_MARK
    scale = DateScale(first, max(_month_after(last), last + room, first + timedelta(days=60)))
    return Timeline(
        ticks=_ticks(scale),
        today=scale.at(today) if scale.first <= today <= scale.last else "",
        rows=[_row(span, scale, today) for span in spans],
        table=_table(spans, today, caption, lines),
        lines=[_dotted(line, scale, today) for line in lines if line.marks],
    )


def _dotted(line: Line, scale: DateScale, today: date) -> DottedLine:
    dots = [Dot(one, scale.at(one.on), one.on < today, _day_of(one)) for one in line.marks]
    return DottedLine(line.label, dots)


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _days(span: Span) -> list[date]:
    days = (span.planned_start, span.planned_end, span.actual_start, span.actual_end)
    return [day for day in days if day]


def _ticks(scale: DateScale) -> list[tuple[str, str]]:
    """A line at the very edge has no room for its label."""
    return [
        (scale.at(day), date_format(day, "M y") if scale.share(day) < 0.94 else "")
        for day in scale.month_ticks()
    ]


def _row(span: Span, scale: DateScale, today: date) -> Row:
    actual_end = span.actual_end or (max(today, span.actual_start) if span.actual_start else None)
    remark = remark_on(span, today)
    return Row(
        span=span,
        planned=_stretch(scale, span.planned_start or span.planned_end, span.planned_end),
        actual=_stretch(scale, span.actual_start or span.actual_end, actual_end),
        tone=_tone(span, today),
        remark=remark,
        description="; ".join(filter(None, (_planned(span), _actual(span), remark))),
    )


def _stretch(scale: DateScale, start: date | None, end: date | None) -> Stretch | None:
    if start is None:
        return None
    return Stretch(*scale.stretch(start, end or start), day=end in (None, start))


def _tone(span: Span, today: date) -> Tone:
    late_end = span.actual_end or today
    if span.planned_end and late_end > span.planned_end:
        return "delayed"
    return "done" if span.actual_end else "progress"


def remark_on(span: Span, today: date) -> str:
    """The lateness of a stage in words, of one still running too."""
    if span.actual_end:
        return lateness(span.planned_end, span.actual_end)
    if span.planned_end and today > span.planned_end:
        return _("{since} überfällig").format(since=since((today - span.planned_end).days))
    return _("läuft") if span.actual_start and span.actual_start <= today else ""


def _planned(span: Span) -> str:
    return _("geplant {days}").format(days=_between(span.planned_start, span.planned_end) or "–")


def _actual(span: Span) -> str:
    days = _between(span.actual_start, span.actual_end)
    return _("tatsächlich {days}").format(days=days) if days else ""


def _between(start: date | None, end: date | None) -> str:
    if start and not end:
        return _("ab {day}").format(day=date_format(start, "SHORT_DATE_FORMAT"))
    return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in (start, end) if day)


def _table(spans: Sequence[Span], today: date, caption: str, lines: Sequence[Line]) -> Table:
    heads = (_("Abschnitt"), _("geplant"), _("tatsächlich"), _("Abweichung"))
    rows = [
        [
            spoken(span.label, span.language),
            _between(span.planned_start, span.planned_end),
            _between(span.actual_start, span.actual_end),
            remark_on(span, today),
        ]
        for span in spans
    ]
    rows += [
        [_named(line, one), *_on(one, today), one.detail] for line in lines for one in line.marks
    ]
    return Table(caption, [Column(head) for head in heads], rows)


def _named(line: Line, mark: Mark) -> SafeString:
    label = spoken(mark.label, mark.language)
    if mark.url:
        label = format_html('<a href="{}">{}</a>', mark.url, label)
    return format_html("{}: {}", line.label, label)


def _on(mark: Mark, today: date) -> tuple[str, str]:
    day = _day_of(mark)
    return ("", day) if mark.on < today else (day, "")


def _day_of(mark: Mark) -> str:
    return mark.when or date_format(mark.on, "SHORT_DATE_FORMAT")
