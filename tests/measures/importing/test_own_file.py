"""Our own file brought back after somebody wrote into it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.exporting import codecs
from gemeinwerk.measures.exporting.columns import Column
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.own_file.generous import read_cell
from gemeinwerk.municipalities.models import Municipality
from tests.catalogue_files import files
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory, user_with_role
from tests.factories.catalogues import rich_concept
from tests.measures.importing.promises import (
    edited,
    exported,
    hold,
    looked_through,
    rewritten,
    taken_over,
)

MUENSTER = Path(__file__).parents[4] / "shared/data/muenster/muenster_sachstand.csv"


@pytest.fixture
def by(town: Municipality) -> User:
    return user_with_role(Role.OFFICE, town)


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return rich_concept(town)


def brought_back(
    concept: Concept, by: User, changes: dict[tuple[str, ...], Any], code: str = "1.1"
) -> Any:
    """Take over our own file with some cells of a measure rewritten: what the review said."""

    cells = {(code, *place): value for place, value in changes.items()}
    content = rewritten(exported(concept), cells)
    return hold(concept, content, "katalog.xlsx", by).preview


def told(preview: Any, code: str = "1.1") -> dict[str, tuple[str, str]]:
    """Column -> text and what becomes of it."""
    step = next(one for one in preview["steps"] if one["code"] == code)
    return {one["column"]: (one["value"], one["fate"]) for one in step["leftover"]}


@pytest.mark.skipif(not MUENSTER.exists(), reason="Münsters Tabelle liegt nicht daneben.")
def test_a_date_in_words_in_muensters_exported_file(
    town: Municipality, by: User, client_as: Any
) -> None:
    concept = ConceptFactory(municipality=town, slug="klima")
    content = MUENSTER.read_bytes()
    operations.import_now(concept, content=content, name="muenster.csv", by=by)
    concept.measures.filter(code__in=["Ü1", "Ü2"]).update(end=date(2026, 12, 31))

    cells = {("Ü1", "Ende"): "II. Quartal 2027", ("Ü2", "Ende"): "sobald die Mittel da sind"}
    preview = hold(concept, rewritten(exported(concept), cells), "m.xlsx", by).preview
    assert preview["changes"] == {"new": 0, "changed": 2, "same": 52, "missing": 0}
    first, second = Measure.objects.filter(concept=concept, code__in=["Ü1", "Ü2"]).order_by("code")
    assert (first.end, second.end) == (date(2027, 6, 30), date(2026, 12, 31))
    kept = {"column": "Ende", "value": "sobald die Mittel da sind"}
    assert kept in second.unread
    assert told(preview, "Ü2")["Ende"] == ("sobald die Mittel da sind", "value_stays")
    page = client_as("office").get(reverse("measures:edit", args=["klima", second.pk]))
    assert "sobald die Mittel da sind" in page.content.decode()


def test_what_was_read_from_words_is_said(concept: Concept, by: User) -> None:
    preview = brought_back(concept, by, {("Ende",): "II. Quartal 2027"})
    step = next(one for one in preview["steps"] if one["code"] == "1.1")
    said = [note["de"] for one in step["cells"] for note in one["notes"]]
    assert "„II. Quartal 2027“ wurde gelesen als: 30.06.2027." in said


@pytest.mark.parametrize(
    ("heading", "text", "name", "value"),
    [
        ("Beginn", "ab Januar 2025", "start", date(2025, 1, 1)),
        ("Umsetzungsstand", "teilweise erfüllt", "implementation", "partly"),
        ("Stand der Kosten", "Beziffert", "cost_state", "stated"),
        ("Pflichtig oder freiwillig", "Pflichtaufgabe", "duty", "mandatory"),
        ("Finanzierungsvorbehalt", "Nein", "funding_proviso", False),
        ("Ende", "Daueraufgabe", "permanent", True),
    ],
)
def test_it_is_read_as_generously_as_any_other(
    concept: Concept, by: User, heading: str, text: str, name: str, value: Any
) -> None:
    brought_back(concept, by, {(heading,): text})
    assert getattr(Measure.objects.get(concept=concept, code="1.1"), name) == value


@pytest.mark.parametrize(
    ("key", "text", "year", "whole"),
    [
        ("year", "ab 2026", 2026, False),
        ("year", "Dez 2026", 2026, True),
        ("year", "2026-2028", 2026, False),
        ("year", "SJ 2026/27", 2026, False),
        ("year", "2026?", 2026, False),
        ("year", "bis 2027", None, False),
        ("year", "nicht vor 2027", 2027, True),
        ("until_year", "SJ 2026/27", 2027, False),
        ("until_year", "bis 2027", 2027, True),
        ("until_year", "31.12.2027", 2027, True),
        ("until_year", "vor 2028", 2027, False),
        ("until_year", "ab 2027", None, False),
        ("until_year", "2028-2026", None, False),
    ],
)
def test_a_year_is_the_first_or_the_last_by_its_column(
    key: str, text: str, year: int | None, whole: bool
) -> None:
    found = read_cell(Column("Jahr", key, codecs.YEAR), text)
    assert (found and (found.value, found.whole)) == ((year, whole) if year else None)


def test_amounts_are_german(concept: Concept, by: User) -> None:
    brought_back(concept, by, {("Betrag in Euro oder VZÄ", "Kosten"): "25.000"})
    line = Measure.objects.get(concept=concept, code="1.1").costs.get(year=2025, kind="recurring")
    assert line.amount == Decimal(25_000)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (("Titel",), "x" * 501),
        (("Ende",), "01.01.2001"),
        (("Priorität",), "sehr " * 20),
        (("Umsetzungsstand",), "halb fertig"),
        (("Trägt bei zum Ziel",), "Z9 Ein Ziel, das es nicht gibt"),
        (("Führt fort: Nummer",), "A99"),
        (("Betrag in Euro oder VZÄ", "Kosten"), "-5"),
        (("Bis Jahr", "Kosten"), "2001"),
        (("Jahr", "Kosten"), "bald"),
        (("Zielwert", "Indikatoren"), "alle"),
        (("Einheit", "Indikatoren"), "y" * 61),
        (("Fällig am", "Meilensteine"), "irgendwann"),
        (("Überschrift", "Sachstände"), "z" * 201),
        (("Von", "Sachstände"), "irgendwann"),
    ],
)
def test_what_cannot_be_used_stays_text_and_the_value_stays(
    concept: Concept, by: User, place: tuple[str, ...], text: str
) -> None:
    """None of it stops the file, and no row of money, indicators or notes suffers."""

    def stand() -> Any:
        measure = Measure.objects.get(concept=concept, code="1.1")
        rows = [measure.costs, measure.indicators, measure.milestones, measure.notes]
        hidden = {"id", "unread", "revision", "updated_at", "search_text"}
        hidden |= {"confirmation", "confirmed_at"}
        values = [measure.__class__.objects.filter(pk=measure.pk), *(one.all() for one in rows)]
        return [
            [{k: v for k, v in row.items() if k not in hidden} for row in some.values()]
            for some in values
        ]

    before = stand()
    preview = brought_back(concept, by, {place: text})
    assert stand() == before
    text = text.strip()
    assert text in [one["value"] for one in Measure.objects.get(code="1.1").unread]
    said = [(value.removesuffix(" …"), fate) for value, fate in told(preview).values()]
    assert any(text.startswith(value) and fate == "value_stays" for value, fate in said)


def test_a_missing_column_or_sheet_says_nothing(concept: Concept, by: User) -> None:
    def change(book: Any) -> None:
        del book["Kosten"]
        for heading in ("Beschreibung", "Ende", "Mitwirkung", "Querschnittsthemen"):
            head = [one.value for one in book["Maßnahmen"][1]]
            book["Maßnahmen"].delete_cols(head.index(heading) + 1)

    run = hold(concept, edited(exported(concept), change), "k.xlsx", by)
    assert run.preview["changes"]["changed"] == 0
    assert any("„Beschreibung“" in one for one in run.preview["messages"])
    assert any("„Kosten“" in one for one in run.preview["messages"])


def test_long_texts_stay_with_their_rows_when_these_are_sorted(concept: Concept, by: User) -> None:
    concept.measures.filter(code="1.1").update(description="lang " * 9_000 + "Ende")

    def change(book: Any) -> None:
        sheet = book["Maßnahmen"]
        for column in range(1, sheet.max_column + 1):
            first, last = sheet.cell(2, column), sheet.cell(4, column)
            first.value, last.value = last.value, first.value

    run = hold(concept, edited(exported(concept), change), "k.xlsx", by)
    assert run.preview["changes"]["changed"] == 0


def test_back_to_what_an_earlier_file_said_is_a_change(town: Municipality, by: User) -> None:
    """The office's title was exported; somebody writes the first file's title into that."""
    concept = ConceptFactory(municipality=town, slug="zurueck")
    first = files.xlsx(
        [["Nr.", "Maßnahme", "Amt"], ["1", "Alter Titel", "FB 1"], ["2", "B", "FB 2"]]
    )
    operations.import_now(concept, content=first, name="erste.xlsx", by=by)
    measure = concept.measures.get(code="1")
    measures.edit(measure, changes={"title": "Kurse 2"}, by=by, expected_revision=measure.revision)
    brought_back(concept, by, {("Titel",): "Kurse 1"}, code="1")
    measure.refresh_from_db()
    assert measure.title == "Kurse 1"


def test_a_row_without_a_number_is_a_measure(concept: Concept, by: User) -> None:
    def change(book: Any) -> None:
        book["Maßnahmen"].append([None, "Lotsen einsetzen", "1 Vielfalt in der Verwaltung"])

    content = edited(exported(concept), change)
    hold(concept, content, "k.xlsx", by)
    assert concept.measures.filter(title="Lotsen einsetzen", field__code="1").count() == 1
    again = looked_through(concept, content, "k.xlsx")
    assert again.preview["changes"]["new"] == again.preview["changes"]["changed"] == 0


def test_lists_are_not_changed_by_a_file_and_that_is_said(concept: Concept, by: User) -> None:
    def change(book: Any) -> None:
        book["Handlungsfelder"]["C2"] = "Neu beschrieben"
        book["Ziele"]["D2"] = "irgendwann"
        book["Ausnahmen"]["C2"] = "Weil ich es sage"

    preview = hold(concept, edited(exported(concept), change), "k.xlsx", by).preview
    said = {one["value"]: one["fate"] for one in preview["unread"]}
    assert said["Neu beschrieben"] == said["irgendwann"] == "not_taken"
    assert said["S103: Weil ich es sage"] == "not_taken"


def test_several_leftovers_of_one_column_come_back_as_they_were(concept: Concept, by: User) -> None:
    cells = [{"column": "Notiz", "value": "a"}, {"column": "", "value": "b"}]
    cells += [{"column": "Notiz", "value": "c"}]
    concept.measures.filter(code="1.1").update(unread=cells)
    run = hold(concept, exported(concept), "k.xlsx", by)
    assert run.preview["changes"]["changed"] == 0


def test_a_leftover_of_another_file_is_kept(concept: Concept, by: User) -> None:
    rows = [["Nr.", "Maßnahme", "Amt", "Notiz"], ["1.1", "Führungskräfte schulen", "", "eilt"]]
    hold(concept, files.xlsx(rows), "andere.xlsx", by)
    assert concept.measures.get(code="1.1").unread == [
        {"column": "Bemerkung 7", "value": "nur im Haus"},
        {"column": "Notiz", "value": "eilt"},
    ]


def test_a_file_without_that_column_takes_no_leftover_away(town: Municipality, by: User) -> None:
    concept = ConceptFactory(municipality=town, slug="rest")
    head = ["Nr.", "Maßnahme", "Notiz"]
    operations.import_now(
        concept, content=files.xlsx([head, ["1", "Kurse", "eilt"]]), name="a.xlsx", by=by
    )
    hold(concept, files.xlsx([head[:2], ["1", "Kurse"]]), "b.xlsx", by)
    assert concept.measures.get().unread == [{"column": "Notiz", "value": "eilt"}]
    hold(concept, files.xlsx([head, ["1", "Kurse", "ruht"]]), "c.xlsx", by)
    assert concept.measures.get().unread == [{"column": "Notiz", "value": "ruht"}]


# --- a file of another catalogue, and a catalogue that changed meanwhile --------------------------


def test_the_same_numbers_with_other_measures_are_asked_about(town: Municipality, by: User) -> None:
    concept = ConceptFactory(municipality=town, slug="wohnen")
    field = FieldFactory(concept=concept, code="1")
    for number, title in enumerate(["Wohnungsberatung", "Mietspiegel", "Baulücken"], start=1):
        MeasureFactory(field=field, code=str(number), title=title)
    rows = [["1", "Bäume pflanzen"], ["2", "Radwege"], ["3", "Solardächer"]]
    run = looked_through(concept, files.xlsx([["Nr.", "Maßnahme"], *rows]), "klima.xlsx")
    assert [one["code"] for one in run.preview["clashes"]] == ["1", "2", "3"]
    with pytest.raises(DomainError, match="ganz anderen Maßnahmen"):
        operations.apply(run, by=by)
    assert taken_over(run, by).state == ImportState.APPLIED


def test_a_value_changed_since_the_review_is_looked_at_again(concept: Concept, by: User) -> None:
    content = rewritten(exported(concept), {("1.1", "Titel"): "Neuer Titel"})
    run = looked_through(concept, content, "k.xlsx")
    measure = concept.measures.get(code="1.1")
    measures.edit(
        measure, changes={"title": "Inzwischen"}, by=by, expected_revision=measure.revision
    )
    again = taken_over(run, by)
    measure.refresh_from_db()
    assert (again.state, measure.title) == (ImportState.READY, "Inzwischen")


def test_the_review_says_what_becomes_of_each_cell(
    concept: Concept, by: User, client_as: Any
) -> None:
    cells = {("1.1", "Ende"): "irgendwann", ("1.1", "Titel"): None}
    run = looked_through(concept, rewritten(exported(concept), cells), "k.xlsx")
    url = reverse("measures:import", args=[concept.slug, run.pk])
    page = client_as("office").get(url).content.decode()
    assert "bleibt als Text bei der Maßnahme; der bisherige Wert bleibt" in page
    assert "leer ist hier nicht möglich; der bisherige Wert bleibt" in page
