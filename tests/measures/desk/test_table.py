"""All measures at a glance: found, sorted, written in place, changed many at once."""

import html
import re
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.searching import words
from gemeinwerk.measures.views import bulk as bulk_views
from gemeinwerk.measures.views.columns import COLUMNS
from tests.factories import (
    CostLineFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    ThemeFactory,
    UnitFactory,
)
from tests.measures.desk.conftest import BASE, address

HTMX = {"HX-Request": "true"}
MADE = Measure.from_db


def codes(client: Client, **wanted: str) -> list[str]:
    page = client.get(BASE, wanted).content.decode()
    return re.findall(r'<span class="gw-code">([^<]+)</span>', page)


@pytest.fixture
def three(field: FieldOfAction, measure: Measure) -> list[Measure]:
    one = MeasureFactory(
        field=field, code="1.2", position=1, implementation="done", confirmation="confirmed",
        search_text=words(["Sprachmittlung"]), end="2025-12-31",
    )  # fmt: skip
    two = MeasureFactory(field=field, code="1.3", position=2, end="2024-12-31")
    Measure.objects.filter(pk=measure.pk).update(position=0, search_text=words([measure.title]))
    return [measure, one, two]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["1.1", "1.2", "1.3"]),
        ({"suche": "sprachmittlungen"}, ["1.2"]),
        ({"feld": "1"}, ["1.1", "1.2", "1.3"]),
        ({"feld": "9"}, ["1.1", "1.2", "1.3"]),  # no such field: nothing was chosen
        ({"stand": "umgesetzt"}, ["1.2"]),
        ({"stand": "unbekannt"}, ["1.1", "1.3"]),
        ({"stand": "hinter-der-zusage"}, ["1.1", "1.2", "1.3"]),  # no choice in a draft
        ({"stelle": "ohne"}, ["1.2", "1.3"]),
        ({"bestaetigung": "confirmed"}, ["1.2"]),
        ({"pruefung": "A301"}, ["1.2", "1.3"]),
        ({"sortierung": "-nummer"}, ["1.3", "1.2", "1.1"]),
        ({"sortierung": "ende"}, ["1.3", "1.2", "1.1"]),
        ({"sortierung": "unfug"}, ["1.1", "1.2", "1.3"]),
        ({"seite": "99"}, ["1.1", "1.2", "1.3"]),
    ],
)
def test_measures_are_found_and_sorted(
    wanted: dict[str, str], found: list[str], three: list[Measure], office: Client
) -> None:
    assert codes(office, **wanted) == found


def test_an_empty_catalogue_teaches(field: FieldOfAction, office: Client) -> None:
    assert "Noch steht keine Maßnahme im Katalog" in office.get(BASE).content.decode()


def test_the_number_of_queries_does_not_grow(
    field: FieldOfAction, office: Client, django_assert_num_queries: Any
) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            unit = UnitFactory(municipality=field.concept.municipality)
            measure = MeasureFactory(field=field, lead_unit=unit)
            measure.contributing.add(unit)
            IndicatorFactory(measure=measure)
            MilestoneFactory(measure=measure)

    add(1)
    office.get(BASE)
    for _ in range(2):
        with django_assert_num_queries(22):
            office.get(BASE)
        add(30)


# --- one cell -----------------------------------------------------------------------------------


def open_cell(client: Client, measure: Measure, cell: str) -> dict[str, str]:
    page = client.get(address(measure, f"zelle/{cell}/?schreiben"), headers=HTMX).content.decode()
    found = re.findall(r'<input type="hidden" name="(base|revision)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def write_cell(client: Client, measure: Measure, cell: str, data: dict[str, str]) -> str:
    return client.post(address(measure, f"zelle/{cell}/"), data, headers=HTMX).content.decode()


@pytest.mark.parametrize(
    ("cell", "typed", "name", "stored"),
    [
        ("titel", {"title": "Alle schulen"}, "title", "Alle schulen"),
        ("federfuehrung", {"lead_unit": ""}, "lead_unit", None),
        ("zeitraum", {"start": "1.1.2025", "permanent": "on"}, "permanent", True),
        ("stand", {"implementation": "partly"}, "implementation", "partly"),
        ("prioritaet", {"priority": "hoch"}, "priority", "hoch"),
    ],
)
def test_a_cell_is_written_in_place(
    cell: str, typed: dict[str, str], name: str, stored: Any, measure: Measure, office: Client
) -> None:
    page = write_cell(office, measure, cell, open_cell(office, measure, cell) | typed)
    assert "1.1 ist gespeichert." in page
    measure.refresh_from_db()
    assert getattr(measure, name) == stored


def test_an_error_in_a_cell_keeps_what_was_typed(measure: Measure, office: Client) -> None:
    begun = open_cell(office, measure, "zeitraum")
    page = write_cell(office, measure, "zeitraum", begun | {"end": "bald"})
    assert 'value="bald"' in page
    assert "Bitte einen Tag oder eine Zeit eingeben" in page


def test_two_in_one_cell_the_second_sees_and_chooses(
    measure: Measure, office: Client, editor: Client
) -> None:
    first, second = (open_cell(client, measure, "titel") for client in (office, editor))
    write_cell(office, measure, "titel", first | {"title": "Fortbilden"})
    page = write_cell(editor, measure, "titel", second | {"title": "Besser schulen"})
    assert "Jana Beispiel hat um" in page
    assert "<strong>Fortbilden</strong>" in page
    assert "Besser schulen</textarea>" in page
    found = re.findall(r'<input type="hidden" name="(base|revision)" value="([^"]*)"', page)
    again = {name: html.unescape(value) for name, value in found}
    write_cell(editor, measure, "titel", again | {"title": "Besser schulen"})
    measure.refresh_from_db()
    assert measure.title == "Besser schulen"


def test_two_in_different_cells_do_not_meet(
    measure: Measure, office: Client, editor: Client
) -> None:
    first, second = (
        open_cell(client, measure, cell) for client, cell in ((office, "titel"), (editor, "stand"))
    )
    write_cell(office, measure, "titel", first | {"title": "Fortbilden"})
    write_cell(editor, measure, "stand", second | {"implementation": "partly"})
    measure.refresh_from_db()
    assert (measure.title, measure.implementation) == ("Fortbilden", "partly")


def test_once_adopted_the_text_of_a_cell_is_refused(measure: Measure, office: Client) -> None:
    begun = open_cell(office, measure, "titel")
    Concept.objects.update(status="adopted")
    page = write_cell(office, measure, "titel", begun | {"title": "Anders"})
    assert "der Text der Maßnahmen steht" in page


def test_without_a_script_a_cell_leads_to_the_page(measure: Measure, office: Client) -> None:
    answer = office.get(address(measure, "zelle/titel/"))
    assert answer.headers["Location"] == address(measure)
    assert office.get(address(measure, "zelle/unfug/"), headers=HTMX).status_code == 404


# --- many at once -------------------------------------------------------------------------------


def test_many_are_changed_after_a_preview(three: list[Measure], office: Client) -> None:
    bulk = f"{BASE}sammelaenderung/"
    chosen: dict[str, Any] = {"massnahme": [three[0].pk, three[1].pk], "feld": "priority"}
    asked = office.post(bulk, chosen).content.decode()
    assert "bei 2 Maßnahmen" in asked
    value = chosen | {"wert": "1", "wert-priority": "hoch"}
    preview = office.post(bulk, value)
    assert "Das ändert sich bei 2 Maßnahmen" in preview.content.decode()
    assert not Measure.objects.filter(priority="hoch").exists()
    office.post(bulk, value | {"aendern": "1", "gesehen": preview.context["seen"]})
    assert Measure.objects.filter(priority="hoch").count() == 2


def test_the_thousandth_measure_can_be_ticked(three: list[Measure], office: Client) -> None:
    MeasureFactory(field=three[0].field, pk=1000)
    page = office.get(BASE).content.decode()
    assert '<input type="checkbox" name="massnahme" value="1000"' in page


def test_all_that_were_found_can_be_meant(three: list[Measure], office: Client) -> None:
    data = {"alle": "1", "filter": "stand=umgesetzt", "feld": "implementation"}
    value = {"wert": "1", "wert-implementation": "permanent"}
    bulk = f"{BASE}sammelaenderung/"
    preview = office.post(bulk, data | value)
    assert 'name="alle" value="1"' in preview.content.decode()
    office.post(bulk, data | value | {"aendern": "1", "gesehen": preview.context["seen"]})
    assert list(Measure.objects.filter(implementation="permanent")) == [three[1]]


def test_what_somebody_wrote_meanwhile_is_looked_at_first(
    three: list[Measure], office: Client
) -> None:
    bulk, data = f"{BASE}sammelaenderung/", {"alle": "1", "filter": "", "feld": "priority"}
    value = data | {"wert": "1", "wert-priority": "hoch"}
    seen = office.post(bulk, value).context["seen"]
    Measure.objects.filter(pk=three[0].pk).update(revision=F("revision") + 1)
    for sent in (seen, ""):
        page = office.post(bulk, value | {"aendern": "1", "gesehen": sent}).content.decode()
        assert "Inzwischen hat jemand etwas geändert" in page
        assert 'value="hoch"' in page
    assert not Measure.objects.filter(priority="hoch").exists()


def test_a_preview_counts_all_and_loads_what_it_shows(
    three: list[Measure], office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_views, "MOST", 2)
    Measure.objects.update(confirmation="confirmed")
    loaded: list[Any] = []

    def from_db(*row: Any) -> Measure:
        loaded.append(row)
        return MADE(*row)

    monkeypatch.setattr(Measure, "from_db", from_db)
    data = {"alle": "1", "filter": "", "feld": "priority"}
    for sent in (data, data | {"wert": "1", "wert-priority": "hoch"}):
        loaded.clear()
        page = office.post(f"{BASE}sammelaenderung/", sent).content.decode()
        assert "bei 3 Maßnahmen" in page
        assert "Gezeigt sind die ersten 2 von 3." in page
        assert len(loaded) <= 4  # two shown, two whose confirmation falls
    assert "Bei 3 Maßnahmen erlischt damit die Bestätigung" in page


@pytest.mark.parametrize(
    "data",
    [{}, {"feld": "title", "massnahme": "1"}, {"feld": "priority"}, {"feld": "x", "alle": "1"}],
)
def test_a_bulk_change_of_nothing_is_refused(
    data: dict[str, str], three: list[Measure], office: Client
) -> None:
    page = office.post(f"{BASE}sammelaenderung/", data, follow=True).content.decode()
    assert "Bitte wählen Sie zuerst Maßnahmen und ein Feld aus." in page


def test_all_that_is_behind_is_one_choice(three: list[Measure], office: Client) -> None:
    for one, course in zip(three, ("late", "off_course", "on_course"), strict=True):
        Measure.objects.filter(pk=one.pk).update(implementation="in_progress", course=course)
    Measure.objects.update(end=None)
    assert "hinter der Zusage" not in office.get(BASE).content.decode()  # nothing was decided
    Concept.objects.update(status="implementation")
    assert codes(office, stand="hinter-der-zusage") == ["1.1", "1.2"]


# --- which columns ------------------------------------------------------------------------------


def heads(page: str) -> list[str]:
    head = page[page.index("<thead>") : page.index("</thead>")]
    found = re.findall(r'class="gw-sort"[^>]*>([^<]+)<|header"[^>]*>([^<]+)<', head)
    return [html.unescape(word) for words in found for word in words if word]


def test_columns_are_chosen_and_kept_for_the_person(
    three: list[Measure], office: Client, client_as: Any
) -> None:
    begun = ["Maßnahme", "Federführung", "Zeitraum", "Umsetzungsstand", "Prüfung", "Bestätigung"]
    assert heads(office.get(BASE).content.decode()) == begun
    sent = {"spalte": ["prioritaet", "kosten", "stand"], "filter": "stelle=ohne&seite="}
    answer = office.post(f"{BASE}spalten/", sent)
    assert answer["Location"] == f"{BASE}?stelle=ohne"
    chosen = ["Maßnahme", "Umsetzungsstand", "Priorität", "Kosten"]  # in the order they stand
    assert heads(office.get(BASE).content.decode()) == chosen
    other = client_as("office", name="Andere")
    assert heads(other.get(BASE).content.decode()) == begun
    office.post(f"{BASE}spalten/", sent | {"zuruecksetzen": "1"})
    assert heads(office.get(BASE).content.decode()) == begun


@pytest.mark.parametrize("chosen", [[], ["unfug"], ["unfug", "titel"], ["<b>"]])
def test_no_column_is_no_choice(three: list[Measure], office: Client, chosen: list[str]) -> None:
    office.post(f"{BASE}spalten/", {"spalte": ["kosten"]})
    office.post(f"{BASE}spalten/", {"spalte": chosen})
    assert len(heads(office.get(BASE).content.decode())) == 6


def test_all_columns_say_what_they_hold(
    measure: Measure, office: Client, django_assert_max_num_queries: Any
) -> None:
    unit = UnitFactory(municipality=measure.concept.municipality, name="Musikschule")
    measure.contributing.add(unit)
    measure.themes.add(ThemeFactory(concept=measure.concept, title="Gender"))
    goal = GoalFactory(field=measure.field, title="200 Geschulte")
    Measure.objects.update(goal_ref=goal, priority="sehr hoch")
    CostLineFactory(measure=measure, amount=18000)
    before = len(office.get(BASE).content)
    office.post(f"{BASE}spalten/", {"spalte": [column.key for column in COLUMNS]})
    with django_assert_max_num_queries(26):
        page = office.get(BASE).content.decode()
    assert len(page) > before
    for word in ("Musikschule", "Gender", "200 Geschulte", "sehr hoch", "18.000 €"):
        assert word in page, word


def test_a_cell_tells_only_columns_that_are_there(measure: Measure, office: Client) -> None:
    office.post(f"{BASE}spalten/", {"spalte": ["prioritaet"]})
    page = address(measure, "zelle/prioritaet/")
    form = office.get(f"{page}?schreiben", headers=HTMX).content.decode()
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    sent = {name: html.unescape(value) for name, value in hidden}
    saved = office.post(page, sent | {"priority": "hoch"}, headers=HTMX).content.decode()
    assert "ist gespeichert" in saved
    assert "buchstaben-" not in saved
    assert "bestaetigung-" not in saved
