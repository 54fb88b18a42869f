"""Two people write one measure in their browsers."""

import html
import json
import re

import pytest
from django.test import Client

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from tests.factories import ConceptFactory, MeasureFactory
from tests.measures.desk.browser_form import read_form
from tests.measures.desk.conftest import address, sheet


def hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(mine|before|revision)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


@pytest.fixture
def conflict(measure: Measure, office: Client, editor: Client) -> str:
    """The page the editor gets after both changed the title, and each something else."""
    first = sheet(office, measure, title="Führungskräfte fortbilden", goal="200 Geschulte")
    second = sheet(editor, measure, title="Führungskräfte besser schulen", obstacles="Räume")
    office.post(address(measure), first)
    answer = editor.post(address(measure), second)
    assert answer.status_code == 409
    return answer.content.decode()


def test_changes_in_different_places_are_merged_and_it_is_said(
    measure: Measure, office: Client, editor: Client
) -> None:
    first = sheet(office, measure, goal="200 Geschulte")
    second = sheet(editor, measure, description="Vier Module")
    office.post(address(measure), first)
    answer = editor.post(address(measure), second, follow=True)
    page = answer.content.decode()
    assert "Jana Beispiel hat inzwischen geändert: Ziel der Maßnahme. Beides ist erhalten." in page
    measure.refresh_from_db()
    assert (measure.goal, measure.description) == ("200 Geschulte", "Vier Module")


def test_the_second_sees_before_theirs_and_mine(conflict: str, measure: Measure) -> None:
    assert "So stand es vorher" in conflict
    changes = re.findall(r'<ins><span class="gw-hidden">neu: </span>([^<]+)</ins>', conflict)
    assert changes == ["fortbilden", "besser ", "Räume", "200 Geschulte"]
    assert "Jana Beispiel, " in conflict
    measure.refresh_from_db()
    assert measure.obstacles == ""


@pytest.mark.parametrize(
    ("choice", "title"),
    [("meine", "Führungskräfte besser schulen"), ("andere", "Führungskräfte fortbilden")],
)
def test_the_choice_is_stored_with_all_the_rest(
    choice: str, title: str, conflict: str, measure: Measure, editor: Client
) -> None:
    chosen = hidden(conflict) | {"wahl-title": choice}
    assert editor.post(address(measure, "konflikt/"), chosen).status_code == 302
    measure.refresh_from_db()
    assert (measure.title, measure.goal, measure.obstacles) == (title, "200 Geschulte", "Räume")


def test_without_a_choice_it_is_asked_again(
    conflict: str, measure: Measure, editor: Client
) -> None:
    again = editor.post(address(measure, "konflikt/"), hidden(conflict))
    assert again.status_code == 409
    assert "Bitte entscheiden Sie bei jedem Feld." in again.content.decode()


def test_a_third_change_meanwhile_is_shown_too(
    conflict: str, measure: Measure, office: Client, editor: Client
) -> None:
    office.post(address(measure), sheet(office, measure, title="Noch anders"))
    chosen = hidden(conflict) | {"wahl-title": "meine"}
    again = editor.post(address(measure, "konflikt/"), chosen)
    assert again.status_code == 409
    page = again.content.decode()
    assert "Inzwischen hat noch jemand gespeichert." in page
    editor.post(address(measure, "konflikt/"), hidden(page) | {"wahl-title": "meine"})
    measure.refresh_from_db()
    assert measure.title == "Führungskräfte besser schulen"


@pytest.mark.parametrize(
    "broken",
    [
        {"mine": "kein JSON", "before": "[]", "revision": "2"},
        {"mine": '{"start": "gestern"}', "before": "{}", "revision": "2"},
        {"mine": '{"milestones": [{"id": [1]}]}', "before": "{}", "revision": "x"},
        {"mine": '{"title": "a\\u0000b"}', "before": '{"themes": ["x"]}', "revision": ""},
        {},
    ],
)
def test_a_page_that_carries_rubbish_is_no_server_error(
    broken: dict, measure: Measure, editor: Client
) -> None:
    assert editor.post(address(measure, "konflikt/"), broken).status_code in {302, 409}


def test_a_changed_row_conflicts_as_a_row(measure: Measure, office: Client, editor: Client) -> None:
    row = {"milestones-TOTAL_FORMS": "1", "milestones-0-title": "Vertrag geschlossen"}
    office.post(address(measure), sheet(office, measure, **row))
    first = sheet(office, measure, **{"milestones-0-due": "31.3.2025"})
    second = sheet(editor, measure, **{"milestones-0-due": "30.6.2025"})
    office.post(address(measure), first)
    page = editor.post(address(measure), second).content.decode()
    [name] = re.findall(r'name="(wahl-milestones:\d+)" value="meine"', page)
    editor.post(address(measure, "konflikt/"), hidden(page) | {name: "meine"})
    assert str(measure.milestones.get().due) == "2025-06-30"


def test_what_a_conflict_page_needs_is_in_its_form(conflict: str) -> None:
    assert {"mine", "before", "revision"} <= read_form(conflict, "entscheidung").keys()


# --- a page that was forged ---------------------------------------------------------------------

FORGED = [
    ("position", 0, 7),
    ("predecessor", None, "other"),
    ("unread", [], [{"column": "Anmerkung", "value": "erfunden"}]),
    ("unread", [], "kaputt"),
    ("confirmation", "draft", "confirmed"),
    ("revision", 1, 40),
    ("search_text", "", "alles"),
]


@pytest.mark.parametrize(("name", "stands", "forged"), FORGED)
def test_only_what_the_page_shows_is_written(
    name: str, stands: object, forged: object, measure: Measure, office: Client, editor: Client
) -> None:
    if name == "predecessor":
        concept = ConceptFactory(municipality=measure.concept.municipality)
        forged = MeasureFactory(field__concept=concept, concept=concept).pk
    Measure.objects.filter(pk=measure.pk).update(position=0, search_text="")
    mine = json.dumps({"obstacles": "Räume", name: forged})
    before = json.dumps({"obstacles": "", name: stands})
    sent = {"mine": mine, "before": before, "revision": str(measure.revision)}
    assert editor.post(address(measure, "konflikt/"), sent).status_code == 302
    entry = AuditEntry.objects.get(verb="measure.edit")
    assert set(entry.after) == {"obstacles"}
    assert office.get(f"/arbeitsplatz/konzepte/{measure.concept.slug}/ausgabe/katalog.xlsx")


@pytest.mark.parametrize("name", ["title", "lead_unit", "milestones", "code"])
def test_once_decided_a_forged_page_writes_the_status_alone(
    name: str, measure: Measure, editor: Client
) -> None:
    Concept.objects.update(status="implementation")
    values: dict[str, object] = {"title": "Neu", "lead_unit": None, "milestones": [], "code": "9"}
    mine = json.dumps({"obstacles": "Räume", name: values[name]})
    sent = {"mine": mine, "before": "{}", "revision": str(measure.revision)}
    editor.post(address(measure, "konflikt/"), sent)
    assert set(AuditEntry.objects.get(verb="measure.report_status").after) == {"obstacles"}


def test_a_verb_writes_no_broken_leftovers(measure: Measure) -> None:
    changes = {"unread": [{"column": "A"}]}
    with pytest.raises(operations.NotPossible, match="Nicht zugeordnet"):
        operations.edit(measure, changes=changes, by=None, expected_revision=1)


@pytest.mark.parametrize("base", ['{"title": {"a": 1}}', '{"milestones": [[]]}', "[[[[", "7"])
def test_a_base_that_was_forged_counts_as_not_seen(
    base: str, measure: Measure, editor: Client
) -> None:
    sent = sheet(editor, measure, title="Neu") | {"base": base}
    assert editor.post(address(measure), sent).status_code == 302
    measure.refresh_from_db()
    assert measure.title == "Neu"
