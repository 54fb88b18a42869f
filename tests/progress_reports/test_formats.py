"""Word, Excel and PowerPoint say what the report says, and their totals agree with it."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation

from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.exporting.formats import FORMATS, Made
from gemeinwerk.progress_reports.exporting.places import SAMPLE, filled
from gemeinwerk.progress_reports.models import ProgressReport
from gemeinwerk.progress_reports.shown import arrange
from tests.factories import (
    ContradictionFactory,
    DeviationFactory,
    MeasureFactory,
    ReportFactory,
    published_version,
)
from tests.progress_reports.conftest import moment

pytestmark = pytest.mark.django_db

SUM = "5e" * 32


@pytest.fixture
def content(report: ProgressReport) -> Any:
    late, done = (report.concept.measures.get(code=code) for code in ("1.1", "1.2"))
    DeviationFactory(
        measure=late, named_at=moment(2026, 4, 1), proposed_at=moment(2026, 4, 2),
        correction="Eine Aushilfe.", wanted="Zwei Stellen sofort.",
    )  # fmt: skip
    DeviationFactory(measure=done, named_at=moment(2026, 4, 1), off="Kleiner als zugesagt.")
    ReportFactory(
        measure=late, state="approved", done="=CMD()\nZeile zwei & <b>", spent=96_000,
        submitted_at=moment(2026, 6, 1), approved_at=moment(2026, 6, 1),
    )  # fmt: skip
    ContradictionFactory(concept=report.concept, noted_at=moment(2026, 4, 1))
    return content_of(report)


def test_the_sheet_counts_to_the_numbers_of_the_report(content: Any) -> None:
    book = load_workbook(BytesIO(FORMATS["xlsx"].write(Made(content, SUM))))
    rows = list(book["Maßnahmen"].iter_rows(min_row=2, values_only=True))
    heads, *_fields, totals = book["Zahlen"].iter_rows(values_only=True)
    counted = dict(zip(heads[1:-1], totals[1:-1], strict=True))
    assert counted == {word: [row[4] for row in rows].count(word) for word in counted}
    assert totals[-1] == len(rows) == 3
    assert SUM in [row[1] for row in book["Bericht"].iter_rows(values_only=True)]
    cell = book["Maßnahmen"]["L2"]
    assert (cell.value, cell.data_type) == ("=CMD()\nZeile zwei & <b>", "s")
    (unclear,) = book["Widersprüche"].iter_rows(min_row=2, values_only=True)
    assert {"62", "58"} < set(unclear)
    assert len(list(book["Messwerte"].iter_rows(min_row=2))) == 2


def test_word_says_it_in_our_template(content: Any) -> None:
    file = docx.Document(BytesIO(FORMATS["docx"].write(Made(content, SUM))))
    texts = [one.text for one in file.paragraphs]
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert f"Prüfsumme des Inhalts (SHA-256): {SUM}" in texts
    assert "Gewünschte Entscheidung: Zwei Stellen sofort." in texts
    assert any("„62“ (Umsetzungsbericht 2025) und „58“" in text for text in texts)
    assert any("=CMD()\nZeile zwei & <b>" in text for text in cells)
    assert not [text for text in (*texts, *cells) if "{" in text]
    assert SUM in file.sections[0].footer.paragraphs[0].text
    assert file.core_properties.title == content["report"]["title"]


def test_slides_are_one_for_each_field(content: Any) -> None:
    show = Presentation(BytesIO(FORMATS["pptx"].write(Made(content, SUM))))
    titles = [slide.shapes.title.text for slide in show.slides]
    assert titles == [
        content["report"]["title"], "1 Ankommen", "2 Wohnen", "Indikatoren",
        "Erbetene Entscheidungen",
    ]  # fmt: skip
    text = "\n".join(
        shape.text_frame.text
        for slide in show.slides for shape in slide.shapes if shape.has_text_frame
    )  # fmt: skip
    assert SUM in text
    assert "Zwei Stellen sofort." in text
    charts = [shape.chart for shape in show.slides[1].shapes if shape.has_chart]
    assert list(charts[0].plots[0].series[0].values) == [1, 1]


def test_an_indicator_is_a_chart_of_powerpoint_with_its_promised_way(content: Any) -> None:
    show = Presentation(BytesIO(FORMATS["pptx"].write(Made(content, SUM))))
    (shape,) = [one for one in show.slides[3].shapes if one.has_chart]
    plot = shape.chart.plots[0]
    days = [date(1899, 12, 30) + timedelta(float(day)) for day in plot.categories]
    assert days == [
        date(2025, 1, 1), date(2025, 12, 15), date(2026, 5, 4), date(2026, 12, 31),
    ]  # fmt: skip
    assert {one.name: list(one.values) for one in plot.series} == {
        "Wochen": [11.0, 9.0, 8.0, None],
        "zugesagt": [11.0, None, None, 4.0],
    }
    said = shape._element.nvGraphicFramePr.cNvPr.get("descr")
    assert said.startswith("Wartezeit: 01.01.2025: 11 Wochen")
    assert "Ziel: 4 Wochen bis 31.12.2026" in said
    assert "04.05.2026: 8 Wochen" in show.slides[3].notes_slide.notes_text_frame.text


def test_an_indicator_is_a_picture_in_word_that_says_the_same(content: Any) -> None:
    made = FORMATS["docx"].write(Made(content, SUM))
    (picture,) = docx.Document(BytesIO(made)).inline_shapes
    said = picture._inline.docPr.get("descr")
    assert said.startswith("Wartezeit: 01.01.2025: 11 Wochen")
    assert picture.width.cm == pytest.approx(14, abs=0.1)
    assert FORMATS["docx"].write(Made(content, SUM)) == made
    blip = picture._inline.graphic.graphicData.pic.blipFill.blip.embed
    drawn = Image.open(BytesIO(docx.Document(BytesIO(made)).part.related_parts[blip].blob))
    path = (0x2B, 0x70, 0xA4)
    assert sum(n for n, colour in drawn.convert("RGB").getcolors() or [] if colour == path) > 1000


def test_a_field_of_many_measures_fits_on_its_slide(report: ProgressReport) -> None:
    field = report.concept.fields.get(code="2")
    for number in range(30):
        MeasureFactory(concept=report.concept, field=field, code=f"2.{number + 2}")
    published_version(report.concept)
    show = Presentation(BytesIO(FORMATS["pptx"].write(Made(content_of(report), SUM))))
    slide = show.slides[2]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert len(table.rows) == 10
    assert "und 22 weitere Maßnahmen" in "".join(
        shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
    )
    assert len(slide.notes_slide.notes_text_frame.text.splitlines()) == 31


def test_every_place_that_is_offered_is_filled(content: Any) -> None:
    """What a template may name and what a report gives have one shape."""
    found = filled(arrange(content, SUM))
    assert fits(found, SAMPLE)
    assert [name for name, value in found.items() if not value] == []


def fits(found: Any, sample: Any) -> bool:
    if isinstance(sample, dict):
        return found.keys() == sample.keys() and all(fits(found[k], sample[k]) for k in sample)
    if isinstance(sample, list):
        return isinstance(found, list) and all(fits(one, sample[0]) for one in found)
    return isinstance(found, str)
