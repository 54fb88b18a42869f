"""A report as slides for a committee: what it is about, one a field, what is to be decided."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm, Pt

from gemeinwerk.core.escaping import printable
from gemeinwerk.core.theme import theme
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.progress_reports.exporting import slide_charts
from gemeinwerk.progress_reports.shown import Field, Line, Shown, arrange
from gemeinwerk.progress_reports.shown_charts import Chart

ON_A_SLIDE = 9
"""Measures; those that are behind come first, all stand in the notes."""
_WIDTH, _HEIGHT = Cm(33.867), Cm(19.05)
_MARGIN = Cm(1.5)
_HALF = Cm(15)
_TITLE_ALONE = 5
_COLOURS = {
    "done": "1F5B4C", "progress": "2B70A4", "partly": "A9CBE8", "delayed": "8C5C00",
    "off": "B3322C", "none": "CAD0CE", "dropped": "6B7571", "unknown": "CAD0CE",
}  # fmt: skip


def pptx(content: Document, checksum: str) -> bytes:
    shown = arrange(printable(content), checksum)
    show = Presentation()
    show.slide_width, show.slide_height = _WIDTH, _HEIGHT
    show.core_properties.title, show.core_properties.author = shown.head["title"], shown.town
    show.core_properties.language = "de-DE"
    writer = _Writer(show, RGBColor.from_string(theme(shown.colour).light.lstrip("#").upper()))
    writer.cover(shown)
    for field in shown.fields:
        writer.field(field)
    seen = [one for one in shown.charts if one.chart]
    for at in range(0, len(seen), slide_charts.ON_A_SLIDE):
        writer.indicators(seen[at : at + slide_charts.ON_A_SLIDE])
    if shown.waiting:
        writer.decisions(shown)
    stream = BytesIO()
    show.save(stream)
    return stream.getvalue()


class _Writer:
    def __init__(self, show: Any, colour: RGBColor) -> None:
        self.show, self.colour = show, colour

    def cover(self, shown: Shown) -> None:
        slide = self._slide(shown.head["title"])
        lines = [
            shown.addressed,
            f"{shown.concept}, {shown.town}",
            _("{n} Maßnahmen; umgesetzt: {done}, hinter der Zusage: {behind}").format(
                n=shown.size, done=shown.done, behind=shown.behind
            ),
            *(f"{count} {state.label}" for state, count in shown.states),
        ]
        self._text(slide, lines, top=Cm(4), size=20)
        told = f"{_('Prüfsumme des Inhalts (SHA-256)')} {shown.checksum}"
        self._text(slide, [told], top=Cm(17.3), size=10)

    def field(self, field: Field) -> None:
        slide = self._slide(f"{field.code} {field.title}")
        if not field.lines:
            self._text(slide, [_("Dieses Handlungsfeld hat keine Maßnahmen.")], top=Cm(4), size=18)
            return
        self._chart(slide, field)
        lines = sorted(field.lines, key=lambda line: not line.standing["behind"])
        self._table(slide, lines[:ON_A_SLIDE])
        if (more := len(lines) - ON_A_SLIDE) > 0:
            word = _("und {n} weitere Maßnahmen, sie stehen in den Notizen").format(n=more)
            self._text(slide, [word], top=Cm(17.6), size=11, left=Cm(13))
        slide.notes_slide.notes_text_frame.text = "\n".join(map(_in_full, field.lines))

    def indicators(self, charts: Sequence[Chart]) -> None:
        """Side by side, each below its name, over how far it is from its target."""
        slide = self._slide(_("Indikatoren"))
        notes = []
        for place, one in enumerate(charts):
            left = _MARGIN + place * Cm(15.6)
            heading = f"{one.code} {one.measure}: {one.name}"
            self._text(slide, [heading], top=Cm(3.4), size=14, left=left, width=_HALF)
            slide_charts.draw(slide, one, left, Cm(5.4), _HALF, Cm(9.6))
            self._text(slide, [one.told], top=Cm(15.2), size=12, left=left, width=_HALF)
            rows = (f"{day}: {said} ({kind})" for day, said, kind in one.rows)
            notes.append("\n".join([heading, *rows]))
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)

    def decisions(self, shown: Shown) -> None:
        slide = self._slide(_("Erbetene Entscheidungen"))
        lines = [*shown.asked]
        for one in shown.waiting:
            said = one["wanted"] or one["off"]
            until = one["decide_by_words"]
            by = _(" (bis {day})").format(day=until) if until else ""
            lines.append(f"{one['code']} {one['title']}: {said}{by}")
        self._text(slide, lines, top=Cm(3.6), size=16)

    def _slide(self, title: str) -> Any:
        slide = self.show.slides.add_slide(self.show.slide_layouts[_TITLE_ALONE])
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = Cm(1.5), Cm(0.8), Cm(30.8), Cm(2.4)
        shape.text_frame.text = title
        for paragraph in shape.text_frame.paragraphs:
            paragraph.font.size, paragraph.font.bold = Pt(28), True
            paragraph.font.color.rgb = self.colour
        return slide

    def _text(
        self, slide: Any, lines: Sequence[str], *, top: Any, size: int, left: Any = _MARGIN,
        width: Any = None,
    ) -> None:  # fmt: skip
        box = slide.shapes.add_textbox(left, top, width or _WIDTH - left - Cm(1.5), Cm(1))
        frame = box.text_frame
        frame.word_wrap = True
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.text, paragraph.font.size = line, Pt(size)
            paragraph.space_after = Pt(6)

    def _chart(self, slide: Any, field: Field) -> None:
        data = CategoryChartData()
        data.categories = [str(state.label) for state, _count in field.counts]
        data.add_series(_("Maßnahmen"), [count for _state, count in field.counts])
        frame = slide.shapes.add_chart(
            XL_CHART_TYPE.BAR_CLUSTERED, Cm(1.5), Cm(3.8), Cm(10.8), Cm(13), data
        )
        chart = frame.chart
        chart.has_legend = chart.has_title = False
        chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
        chart.category_axis.tick_labels.font.size = Pt(12)
        plot = chart.plots[0]
        plot.has_data_labels, plot.gap_width = True, 60
        plot.data_labels.font.size = Pt(12)
        for number, (state, _count) in enumerate(field.counts):
            fill = plot.series[0].points[number].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(_COLOURS[state.tone])
        said = ", ".join(f"{count} {state.label}" for state, count in field.counts)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", said)

    def _table(self, slide: Any, lines: Sequence[Line]) -> None:
        widths = Cm(1.7), Cm(10.3), Cm(4.2), Cm(3.1)
        headings = _("Nr."), _("Maßnahme"), _("Stand"), _("Zugesagt bis")
        frame = slide.shapes.add_table(
            len(lines) + 1, len(widths), Cm(13), Cm(3.8), sum(widths, Cm(0)), Cm(1)
        )
        for column, width in zip(frame.table.columns, widths, strict=True):
            column.width = width
        told = (
            (at["code"], at["title"], at["word"], at["promised"] or "–")
            for at in (line.standing for line in lines)
        )
        for number, cells in enumerate([headings, *told]):
            for place, text in enumerate(cells):
                cell = frame.table.cell(number, place)
                cell.text = text
                for paragraph in cell.text_frame.paragraphs:
                    paragraph.font.size = Pt(11)
                if number == 0:
                    cell.fill.solid()
                    cell.fill.fore_color.rgb = self.colour


def _in_full(line: Line) -> str:
    at = line.standing
    parts: Iterable[str] = (f"{at['code']} {at['title']}: {at['word']}", *line.told)
    return " ".join(parts)
