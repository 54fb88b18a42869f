"""Overview, history, confirmation, exceptions, goals, new and deleted measures, the check."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core import jobs
from gemeinwerk.measures import operations
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.models import Goal, Measure, Override
from tests.factories import (
    CostLineFactory,
    GoalFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    UnitFactory,
    UserFactory,
)
from tests.measures.desk.conftest import BASE, address


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


# --- overview and history -----------------------------------------------------------------------


def test_the_overview_shows_the_way_so_far(measure: Measure, office: Client) -> None:
    page = text(office, address(measure, ""))
    assert "noch nicht eingefroren" in page
    assert "noch nicht beschlossen" in page


def test_the_overview_shows_progress_notes_with_their_colour(
    measure: Measure, office: Client
) -> None:
    measure.notes.create(label="Sachstand 2013", text="Vier Personen.", colour="#01873B")
    page = text(office, address(measure, ""))
    assert "Sachstand 2013" in page
    assert "gw-status--progress" in page
    assert "Ampel grün: auf Kurs" in page


@pytest.mark.parametrize("page", ["", "verlauf/"])
def test_notes_are_for_those_who_take_part(
    page: str, measure: Measure, office: Client, editor: Client, client_as: Any
) -> None:
    user: User = office.user  # type: ignore[attr-defined]
    changes = {"internal_notes": "Vertraulich: Haushaltssperre droht"}
    operations.edit(measure, changes=changes, by=user, expected_revision=1)
    elsewhere = UnitFactory(municipality=measure.concept.municipality)
    for client, sees in (
        (office, True),
        (editor, True),
        (client_as("unit_editor", unit=elsewhere), False),
        (client_as("steering"), False),
    ):
        assert ("Haushaltssperre" in text(client, address(measure, page))) is sees


def test_the_history_reads_as_sentences(measure: Measure, office: Client) -> None:
    user: User = office.user  # type: ignore[attr-defined]
    operations.edit(measure, changes={"priority": "hoch"}, by=user, expected_revision=1)
    assert "die Priorität auf „hoch“" in text(office, address(measure, "verlauf/"))


def test_readers_get_no_way_to_write(measure: Measure, client_as: Any) -> None:
    reader = client_as("steering")
    assert "Bearbeiten" not in text(reader, address(measure, ""))
    assert reader.get(address(measure)).status_code == 403


# --- the unit's word ----------------------------------------------------------------------------


def test_what_is_confirmed_is_read_whole(measure: Measure, editor: Client) -> None:
    """Who stands behind a measure has read all of it: what it costs, when, and how it is told."""
    IndicatorFactory(measure=measure, name="Geschulte", target=200)
    MilestoneFactory(measure=measure, title="Vertrag", due=date(2027, 3, 31))
    CostLineFactory(measure=measure, amount=12500)
    Measure.objects.filter(pk=measure.pk).update(cost_state="stated", internal_notes="Anruf")
    whole, asked = (text(editor, address(measure, page)) for page in ("", "bestaetigung/"))
    for words in ("Geschulte", "Vertrag", "12.500", "Anruf", "gw-status__shape"):
        assert words in asked, words
    aside = re.compile(r'<aside class="gw-aside">.*?</aside>', re.DOTALL)
    facts, same = (aside.findall(page) for page in (whole, asked))
    assert facts
    assert facts == same


def test_a_unit_confirms_on_one_page(measure: Measure, editor: Client) -> None:
    page = address(measure, "bestaetigung/")
    assert "Steht Ihr Fachbereich dahinter" in text(editor, page)
    editor.post(page, {"bestaetigen": "1", "revision": "1"})
    measure.refresh_from_db()
    assert measure.confirmation == "confirmed"


def test_a_unit_returns_with_a_reason(measure: Measure, editor: Client) -> None:
    page = address(measure, "bestaetigung/")
    refused = editor.post(page, {"zurueckgeben": "1", "revision": "1", "reason": ""})
    assert "Bitte füllen Sie dieses Feld aus." in refused.content.decode()
    editor.post(page, {"zurueckgeben": "1", "revision": "1", "reason": "Stelle fehlt"})
    measure.refresh_from_db()
    assert (measure.confirmation, measure.confirmation_note) == ("returned", "Stelle fehlt")


@pytest.mark.parametrize("confirmation", ["draft", "asked", "returned", "confirmed"])
def test_only_who_is_asked_is_told_so(confirmation: str, measure: Measure, editor: Client) -> None:
    Measure.objects.filter(pk=measure.pk).update(confirmation=confirmation)
    told = "Ihr Fachbereich ist gefragt" in text(editor, address(measure, ""))
    assert told is (confirmation == "asked")


def test_what_changed_since_it_was_read_is_not_confirmed(
    measure: Measure, office: Client, editor: Client
) -> None:
    user: User = office.user  # type: ignore[attr-defined]
    operations.edit(measure, changes={"title": "Anders"}, by=user, expected_revision=1)
    page = editor.post(
        address(measure, "bestaetigung/"), {"bestaetigen": "1", "revision": "1"}
    ).content.decode()
    assert "Bitte lesen Sie sie noch einmal." in page


def test_only_the_unit_gives_its_word(measure: Measure, office: Client) -> None:
    page = address(measure, "bestaetigung/")
    assert "Maßnahme bestätigen" not in text(office, page)
    assert office.post(page, {"bestaetigen": "1", "revision": "1"}).status_code == 403


def test_asking_says_who_was_told(measure: Measure, office: Client, editor: Client) -> None:
    page = office.post(address(measure, "bestaetigung/bitten/"), follow=True).content.decode()
    assert "Benachrichtigt: Kim Muster." in page


# --- exceptions ---------------------------------------------------------------------------------


def test_an_exception_is_made_and_taken_back(measure: Measure, office: Client) -> None:
    page = address(measure, "ausnahme/M201/")
    assert "M201" in text(office, page)
    office.post(page, {"reason": "Der Versuch ist offen."})
    assert Override.objects.get().reason == "Der Versuch ist offen."
    assert "Der Versuch ist offen." in text(office, page)
    office.post(page, {"zuruecknehmen": "1"})
    assert not Override.objects.exists()
    assert office.get(address(measure, "ausnahme/Z999/")).status_code == 404


# --- new, deleted -------------------------------------------------------------------------------


def test_a_new_measure_gets_its_number(field: FieldOfAction, office: Client) -> None:
    page = text(office, f"{BASE}neu/?feld=1")
    assert 'placeholder="1.1"' in page
    answer = office.post(f"{BASE}neu/", {"field": field.pk, "title": "Lotsen ausbilden"})
    new = Measure.objects.get()
    assert (new.code, answer.headers["Location"]) == ("1.1", address(new))


def test_after_adoption_no_measure_is_added(field: FieldOfAction, office: Client) -> None:
    Concept.objects.update(status="adopted")
    page = office.post(f"{BASE}neu/", {"field": field.pk, "title": "Lotsen"}).content.decode()
    assert "der Text der Maßnahmen steht" in page


def test_deleting_asks_why(measure: Measure, office: Client) -> None:
    page = address(measure, "loeschen/")
    assert "Warum entfällt die Maßnahme?" in text(office, page)
    seen = office.get(page).context["seen"]
    office.post(page, {"reason": "In 1.2 aufgegangen", "gesehen": seen})
    assert not Measure.objects.exists()


def test_what_somebody_wrote_meanwhile_is_not_deleted_unread(
    measure: Measure, office: Client
) -> None:
    page, typed = address(measure, "loeschen/"), {"reason": "In 1.2 aufgegangen"}
    seen = office.get(page).context["seen"]
    operations.edit(
        measure,
        changes={"title": "Lotsen ausbilden und bezahlen"},
        by=UserFactory(),
        expected_revision=measure.revision,
    )
    answer = office.post(page, typed | {"gesehen": seen})
    assert "Inzwischen hat jemand etwas geändert" in answer.content.decode()
    assert "Lotsen ausbilden und bezahlen" in answer.content.decode()
    assert "In 1.2 aufgegangen" in answer.content.decode()
    assert office.post(page, typed).status_code == 200, "who saw no page deletes nothing"
    office.post(page, typed | {"gesehen": answer.context["seen"]})
    assert not Measure.objects.exists()


# --- goals --------------------------------------------------------------------------------------


def test_goals_are_written_moved_and_deleted(field: FieldOfAction, office: Client) -> None:
    office.post(f"{BASE}ziele/neu/", {"field": field.pk, "title": "200 Geschulte", "due": ""})
    first = Goal.objects.get()
    assert first.code == "Z1.1"
    second = GoalFactory(field=field, code="Z1.2", position=1)
    edited = {"title": "300 Geschulte", "code": "Z1.1", "due": "31.12.2027"}
    office.post(f"{BASE}ziele/{first.pk}/", edited)
    move = {"art": "ziele", "schluessel": second.pk, "hinauf": "1"}
    office.post(f"{BASE}ziele/reihenfolge/", move)
    assert [goal.title for goal in field.goals.all()] == [second.title, "300 Geschulte"]
    office.post(f"{BASE}ziele/{second.pk}/entfernen/")
    assert Goal.objects.get() == first
    assert "300 Geschulte" in text(office, f"{BASE}ziele/")


def test_measures_are_moved_within_their_field(measure: Measure, office: Client) -> None:
    other = MeasureFactory(field=measure.field, code="1.2", position=measure.position + 1)
    move = {"art": "massnahmen", "schluessel": measure.pk, "hinunter": "1"}
    office.post(f"{BASE}ziele/reihenfolge/", move)
    assert list(measure.field.measures.all()) == [other, measure]
    page = text(office, f"{BASE}ziele/?reihenfolge=1").partition('id="reihenfolge"')[2]
    assert page.index(str(other)) < page.index(str(measure))
    assert office.post(f"{BASE}ziele/reihenfolge/", {"art": "x"}).status_code == 404


# --- the check of all ---------------------------------------------------------------------------


def test_the_summary_leads_to_the_measures_it_counts(measure: Measure, office: Client) -> None:
    MeasureFactory(field=measure.field, code="1.2")
    page = text(office, f"{BASE}pruefung/")
    assert f'<a href="{BASE}?pruefung=A301">Eine Maßnahme hat keine Federführung.</a>' in page
    assert "Mit Fehlern kann der Katalog für Rat und Beschluss nicht eingefroren werden." in page


def test_the_matrix_shows_one_letter_alone(measure: Measure, office: Client) -> None:
    other = MeasureFactory(field=measure.field, code="1.2", target_group="Alle")
    Measure.objects.update(
        confirmation="confirmed", description="Vier Kurse im Rathaus für 200 Menschen."
    )
    page = text(office, f"{BASE}pruefung/?buchstabe=A").partition("gw-matrix")[2]
    assert str(other) in page
    assert str(measure) not in page


def made(office: Client, address: str) -> Any:
    """The list is made by the worker, and says so until then."""
    waiting = office.get(address, follow=True)
    assert waiting.status_code == 202
    assert "Die Datei (Excel) wird gerade erstellt" in waiting.content.decode()
    while jobs.work_one():
        pass
    answer = office.get(waiting.redirect_chain[-1][0])
    assert answer.status_code == 200
    return answer


def test_the_list_is_made_anew_when_something_changed_or_a_day_has_passed(
    measure: Measure, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = measure.lead_unit
    wanted = Wanted.of_findings(measure.concept, "de", None)
    of_unit = Wanted.of_findings(measure.concept, "de", unit)
    assert wanted.key != of_unit.key
    before = wanted.fingerprint()
    with monkeypatch.context() as tomorrow:
        tomorrow.setattr(timezone, "localdate", lambda: date(2099, 1, 1))
        assert wanted.fingerprint() != before
    assert wanted.fingerprint() == before
    operations.edit(
        measure, changes={"title": "Neu"}, by=UserFactory(), expected_revision=measure.revision
    )
    assert wanted.fingerprint() != before


def test_the_list_for_a_unit_holds_its_measures_alone(measure: Measure, office: Client) -> None:
    MeasureFactory(field=measure.field, code="=1+1", title="=HYPERLINK(1)")
    for query, firsts in (("", {"1.1", "=1+1"}), (f"?stelle={measure.lead_unit_id}", {"1.1"})):
        answer = made(office, f"{BASE}pruefung/maengelliste.xlsx{query}")
        sheet = load_workbook(BytesIO(answer.getvalue())).active
        assert [cell.value for cell in sheet[3]][:2] == ["Nummer", "Maßnahme"]
        rows = list(sheet.iter_rows(min_row=4))
        assert {row[0].value for row in rows} == firsts
        assert "f" not in {cell.data_type for row in rows for cell in row}


def test_the_check_costs_the_same_for_many(
    measure: Measure, office: Client, django_assert_num_queries: Any
) -> None:
    text(office, f"{BASE}pruefung/")
    for number in (0, 30):
        for one in range(number):
            MeasureFactory(field=measure.field, code=f"1.{one + 2}", lead_unit=measure.lead_unit)
        with django_assert_num_queries(20):
            text(office, f"{BASE}pruefung/")
