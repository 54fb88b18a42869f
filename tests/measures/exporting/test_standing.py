"""The catalogue "where it stands": what a committee reads first, in every format."""

import io
from datetime import timedelta
from typing import Any

import docx as word
import pytest
from django.utils.timezone import localdate
from docx.oxml.ns import qn
from openpyxl import load_workbook

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import version_document
from gemeinwerk.measures.exporting.formats import FORMATS, Export
from gemeinwerk.measures.exporting.selection import Selection
from gemeinwerk.measures.exporting.standing import LONGEST_REASON, standing
from gemeinwerk.measures.files import making
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import published_catalogue, published_version

pytestmark = pytest.mark.django_db
TODAY = localdate()
DAY = timedelta(days=1)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """1.2 is a year later than promised, 2.1 is off course, 1.1 is on course."""
    concept = published_catalogue(town)
    late = Measure.objects.get(code="1.2")
    late.expected_end = late.end.replace(year=late.end.year + 1)
    late.expected_end_reason = "Die Stelle ist nicht besetzt."
    late.save()
    Measure.objects.filter(code="2.1").update(course="off_course")
    return concept


def of_today(concept: Concept, suffix: str, selection: Selection | None = None) -> bytes:
    version = concept.versions.order_by("-number")[0]
    return making.write(Wanted.of_today(concept, version, suffix, "de", selection))


def test_those_that_are_behind_come_first_with_their_reason(concept: Concept) -> None:
    told = standing(concept.versions.get(), TODAY)
    assert [line.code for line in told.lines] == ["2.1", "1.2", "1.1"]
    assert [line.state for line in told.lines] == ["vom Kurs ab", "verzögert", "auf Kurs"]
    late = told.lines[1]
    assert (late.until, late.expected) == ("31.12.2099", "31.12.2100")
    assert late.today == "Erwartet zwölf Monate später als zugesagt."
    assert late.reason == "Die Stelle ist nicht besetzt."
    assert not told.lines[2].reason
    assert sum(count for _tone, _word, count in told.counts) == 3


def test_a_long_reason_leaves_room_for_the_others(concept: Concept) -> None:
    Measure.objects.update(course="late", obstacles="Zu wenig Zeit dafür. " * 90)
    reason = standing(concept.versions.get(), TODAY).lines[0].reason
    assert len(reason) <= LONGEST_REASON


def test_a_superseded_concept_is_late_with_nothing(concept: Concept) -> None:
    Concept.objects.update(status="superseded")
    told = standing(concept.versions.get(), TODAY)
    assert not any(line.is_behind for line in told.lines)


def test_as_many_questions_for_many_measures_as_for_few(
    concept: Concept, django_assert_num_queries: Any
) -> None:
    version = concept.versions.get()
    with django_assert_num_queries(1):
        standing(version, TODAY)


def table_of(content: bytes) -> Any:
    return word.Document(io.BytesIO(content)).tables[0]


def test_word_begins_with_the_table_whose_heading_comes_again(concept: Concept) -> None:
    late, others = word.Document(io.BytesIO(of_today(concept, "docx"))).tables[:2]
    rows = [[cell.text for cell in row.cells] for row in late.rows]
    assert rows[0][:3] == ["Nr.", "Maßnahme", "Stand"]
    assert [row[0] for row in rows[1:]] == ["2.1", "1.2"]
    assert rows[2][2] == "▲ verzögert"
    assert rows[2][5].endswith("Die Stelle ist nicht besetzt.")
    assert [row.cells[0].text for row in others.rows] == ["Nr.", "1.1"]
    for table in (late, others):
        heads = [len(row._tr.trPr.findall(qn("w:tblHeader"))) for row in table.rows]
        assert heads == [1, *[0] * (len(table.rows) - 1)]


def test_every_table_says_what_its_headings_are(concept: Concept) -> None:
    for table in word.Document(io.BytesIO(of_today(concept, "docx"))).tables:
        (look,) = table._tbl.tblPr.findall(qn("w:tblLook"))
        assert look.get(qn("w:firstColumn")) == "1"
        assert (look.get(qn("w:firstRow")) == "1") == (table.cell(0, 0).text == "Nr.")


def test_what_was_decided_tells_nothing_of_today(concept: Concept) -> None:
    content = making.write(Wanted.of_version(concept.versions.get(), "docx", "de"))
    text = "\n".join(p.text for p in word.Document(io.BytesIO(content)).paragraphs)
    assert "Wie beschlossen, 12. Januar 2024" in text
    assert "Wo die Maßnahmen" not in text
    assert table_of(content).cell(0, 0).text != "Nr."


def test_the_title_says_which_of_both_and_the_day(concept: Concept) -> None:
    for suffix, title in (
        ("docx", lambda content: word.Document(io.BytesIO(content)).core_properties.title),
        ("xlsx", lambda content: load_workbook(io.BytesIO(content)).properties.title),
    ):
        assert "Wo die Maßnahmen stehen, " in title(of_today(concept, suffix))
        frozen = making.write(Wanted.of_version(concept.versions.get(), suffix, "de"))
        assert "Wie beschlossen, 12. Januar 2024" in title(frozen)


def test_a_spreadsheet_has_a_sheet_of_what_was_counted(concept: Concept) -> None:
    book = load_workbook(io.BytesIO(of_today(concept, "xlsx")))
    rows = list(book["Wo sie stehen"].iter_rows(values_only=True))
    assert rows[0][2] == "Stand"
    assert [row[0] for row in rows[1:]] == ["2.1", "1.2", "1.1"]


def test_print_begins_with_the_table(concept: Concept, monkeypatch: pytest.MonkeyPatch) -> None:
    from gemeinwerk.measures.exporting import printed

    pages: list[str] = []
    drawn = printed.render_to_string
    monkeypatch.setattr(
        printed, "render_to_string", lambda *a: pages.append(drawn(*a)) or pages[-1]
    )
    assert of_today(concept, "pdf").startswith(b"%PDF-")
    (page,) = pages
    assert page.index('class="standing"') < page.index('class="contents"')
    assert 'class="lamp lamp--off"></span> vom Kurs ab' in page


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv", "json"])
def test_a_selection_holds_what_was_chosen(concept: Concept, suffix: str) -> None:
    published_version(concept)
    content = of_today(concept, suffix, Selection(("2.1",), "Handlungsfeld 2", 3))
    whole = of_today(concept, suffix)
    assert content != whole
    if suffix == "json":
        assert b'"code":"1.2"' not in content
    if suffix == "csv":
        assert b"\n1.2" not in content
    if suffix == "xlsx":
        book = load_workbook(io.BytesIO(content))
        assert [row[0].value for row in book["Maßnahmen"].iter_rows(min_row=2)] == ["2.1"]
        assert "1 von 3 Maßnahmen (Handlungsfeld 2)" in book.properties.description
    if suffix == "docx":
        text = "\n".join(p.text for p in word.Document(io.BytesIO(content)).paragraphs)
        assert "Auswahl: 1 von 3 Maßnahmen (Handlungsfeld 2)" in text
        assert "1.2 " not in text


def test_a_part_carries_no_checksum_of_the_whole(concept: Concept) -> None:
    document = version_document(concept.versions.get())
    assert Selection(("2.1",), "", 3).of(document)["version"]["checksum"] == ""


def test_what_is_computed_is_never_read_in_again(concept: Concept) -> None:
    """The sheet beside the others is not taken for measures."""
    from gemeinwerk.tables import read

    book = read(of_today(concept, "xlsx"))
    assert "Wo sie stehen" in [sheet.name for sheet in book.sheets]
    export = Export(version_document(concept.versions.get()))
    assert FORMATS["csv"].write(export)


def test_no_measure_is_read_twice_from_word(concept: Concept) -> None:
    from gemeinwerk.measures.own_file import read

    found = read(of_today(concept, "docx"), "katalog.docx")
    assert sorted(one.code for one in found.measures) == ["1.1", "1.2", "2.1"]
