"""A note that was deleted here stays deleted, in however many files it still stands."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.core.errors import Gone
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun, Measure, ProgressNote, RemovedNote
from gemeinwerk.measures.operations import ReasonMissing
from tests.catalogue_files import files
from tests.factories import FieldFactory, MeasureFactory, user_with_role
from tests.measures.importing.promises import exported

WHY = "Er nannte eine Person."


@pytest.fixture
def by(town: Any) -> User:
    return user_with_role(Role.OFFICE, town)


@pytest.fixture
def measure(concept: Concept) -> Measure:
    return MeasureFactory(field=FieldFactory(concept=concept, code="1"), code="1.1", title="Kurse")


def note(measure: Measure, label: str, text: str, on: date | None = None) -> ProgressNote:
    return measures.add_note(measure, label=label, text=text, on=on, by=None)


def remove(note: ProgressNote, by: User | None = None) -> None:
    measures.remove_note(note, reason=WHY, by=by)


def taken_over(concept: Concept, content: bytes, name: str = "export.xlsx") -> Any:
    return operations.import_now(concept, content=content, name=name, by=None)[0]


def texts(measure: Measure) -> list[str]:
    return list(measure.notes.values_list("text", flat=True))


def test_a_newer_export_does_not_bring_it_back(measure: Measure) -> None:
    gone = note(measure, "Sachstand", "Läuft.")
    older = exported(measure.concept)
    note(measure, "Sachstand Herbst", "Läuft weiter.")
    newer = exported(measure.concept)
    remove(gone)
    for content in (newer, older, newer):
        taken_over(measure.concept, content)
        assert texts(measure) == ["Läuft weiter."]


def test_nor_does_it_take_the_place_of_one_that_stands(measure: Measure) -> None:
    """Of two with one heading the first is deleted: the file's first is not the second."""
    gone = note(measure, "Sachstand", "Der erste.", on=date(2025, 1, 2))
    note(measure, "Sachstand", "Der zweite.", on=date(2025, 6, 2))
    content = exported(measure.concept)
    remove(gone)
    plan = taken_over(measure.concept, content)
    assert (texts(measure), plan.counts()["changed"]) == (["Der zweite."], 0)


def test_nor_does_what_it_said_before_its_text_was_mended(measure: Measure) -> None:
    gone = note(measure, "Sachstand", "Lauft.", on=date(2025, 1, 2))
    older = exported(measure.concept)
    ProgressNote.objects.update(text="Läuft.")
    gone.refresh_from_db()
    remove(gone)
    taken_over(measure.concept, older)
    assert texts(measure) == []


def test_a_new_note_under_the_old_heading_comes_in(measure: Measure) -> None:
    remove(note(measure, "Sachstand", "Der erste.", on=date(2025, 1, 2)))
    kept = note(measure, "Sachstand", "Der zweite.", on=date(2025, 6, 2))
    content = exported(measure.concept)
    kept.delete()  # as if it had been written elsewhere
    taken_over(measure.concept, content)
    assert texts(measure) == ["Der zweite."]


def test_what_is_written_anew_stays_what_it_is(measure: Measure) -> None:
    remove(note(measure, "Sachstand", "Falsch.", on=date(2025, 1, 2)))
    note(measure, "Sachstand", "Richtig.", on=date(2025, 1, 2))
    content = exported(measure.concept)
    assert taken_over(measure.concept, content).counts()["changed"] == 0
    assert texts(measure) == ["Richtig."]


def test_a_file_of_others_does_not_bring_it_back(concept: Concept) -> None:
    head = ["Nr.", "Übergeordnet", "Maßnahme", "Federführung"]
    rows = [
        ["A", "", "Verkehr"], ["A1", "A", "Radweg bauen", "Amt 66"], ["n1", "A1", "Sachstand 2025"],
        ["A2", "A", "Ampel bauen", "Amt 66"], ["n2", "A2", "Sachstand 2025"],
    ]  # fmt: skip
    taken_over(concept, files.xlsx([head, *rows]), "a.xlsx")
    measure = concept.measures.get(title="Radweg bauen")
    remove(measure.notes.get())
    taken_over(concept, files.xlsx([head, *rows[:3]]), "b.xlsx")
    taken_over(concept, files.xlsx([head, *rows]), "c.xlsx")
    assert texts(measure) == []


def test_the_review_says_when_it_was_deleted(measure: Measure, client_as: Any) -> None:
    content = exported(measure.concept)
    gone = note(measure, "Sachstand Mai", "Läuft.")
    content = exported(measure.concept)
    remove(gone)
    RemovedNote.objects.update(at="2026-03-04T12:00:00Z")
    operations.upload(measure.concept, content=content, name="export.xlsx", by=None)
    jobs.work_one()
    run = ImportRun.objects.get()
    page = client_as("office").get(reverse("measures:import", args=["ik", run.pk]))
    said = "Sachstand „Sachstand Mai“: gelöscht am 4. März 2026, bleibt gelöscht"
    assert said in page.content.decode()


# --- deleting -------------------------------------------------------------------------------------


def test_only_checksums_are_left_of_it(measure: Measure, by: User) -> None:
    remove(note(measure, "Sachstand Zora Zimt", "Zora Zimt ist krank."), by)
    assert ProgressNote.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM measures_removednote")
        assert "zora" not in str(cursor.fetchall()).lower()
    entry = AuditEntry.objects.latest("id")
    assert (entry.verb, entry.reason) == ("measure.remove_note", WHY)
    assert "löschte" in sentences.read(entry, named=True).text


def test_a_reason_is_asked_for(measure: Measure, by: User) -> None:
    with pytest.raises(ReasonMissing):
        measures.remove_note(note(measure, "Stand", "Läuft."), reason=" ", by=by)
    assert ProgressNote.objects.count() == 1


def test_twice_is_said(measure: Measure, by: User) -> None:
    one = note(measure, "Stand", "Läuft.")
    same = ProgressNote.objects.get()
    remove(one, by)
    with pytest.raises(Gone):
        remove(same, by)


def test_what_was_rewritten_meanwhile_is_looked_at_first(measure: Measure, by: User) -> None:
    one = note(measure, "Stand", "Läuft.")
    seen = stamp(measures.note_told(one))
    ProgressNote.objects.update(text="Läuft gut.")
    with pytest.raises(SeenOtherwise):
        measures.remove_note(one, reason=WHY, by=by, seen=seen)
    assert ProgressNote.objects.count() == 1


def test_it_is_deleted_on_the_page_of_its_measure(measure: Measure, client_as: Any) -> None:
    office: Client = client_as("office")
    one = note(measure, "Stand Mai", "Läuft.")
    overview = reverse("measures:overview", args=["ik", measure.pk])
    address = reverse("measures:note_remove", args=["ik", measure.pk, one.pk])
    assert address in office.get(overview).content.decode()
    assert "Warum soll der Sachstand weg?" in office.get(address).content.decode()
    answer = office.post(address, {"reason": WHY, "gesehen": stamp(measures.note_told(one))})
    assert (answer.status_code, answer["Location"]) == (302, overview)
    assert ProgressNote.objects.count() == 0
    assert office.get(address).status_code == 404


@pytest.mark.parametrize("role", ["unit_editor", "steering", "council_reader", "participant"])
def test_others_delete_none(measure: Measure, client_as: Any, role: str) -> None:
    one = note(measure, "Stand", "Läuft.")
    address = reverse("measures:note_remove", args=["ik", measure.pk, one.pk])
    assert client_as(role).post(address, {"reason": WHY}).status_code == 403
    assert ProgressNote.objects.count() == 1
