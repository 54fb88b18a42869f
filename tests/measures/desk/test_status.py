"""The page of a measure whose text stands: milestones, dated notes, how far it is."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure, Milestone, ProgressNote
from tests.factories import MilestoneFactory
from tests.measures.desk.browser_form import read_form
from tests.measures.desk.conftest import address

DAY = date(2025, 6, 12)


@pytest.fixture(autouse=True)
def _in_implementation(measure: Measure) -> None:
    Concept.objects.update(status="implementation")


@pytest.fixture
def step(measure: Measure) -> Milestone:
    return MilestoneFactory(measure=measure, title="Vertrag geschlossen")


def report(client: Client, step: Milestone, **typed: str) -> Any:
    return client.post(address(step.measure, f"meilenstein/{step.pk}/"), typed)


def reached_on(step: Milestone) -> date | None:
    return Milestone.objects.get(pk=step.pk).reached_on


def test_a_milestone_is_reached_today_unless_another_day_is_typed(
    step: Milestone, editor: Client
) -> None:
    page = editor.get(address(step.measure)).content.decode()
    assert f'value="{timezone.localdate():%d.%m.%Y}" size="12"' in page
    answer = report(editor, step, reached_on="12.06.2025")
    assert (answer.status_code, answer["Location"]) == (302, address(step.measure))
    assert reached_on(step) == DAY


def test_the_page_says_when_it_was_reached(step: Milestone, editor: Client) -> None:
    report(editor, step, reached_on="12.06.2025")
    page = editor.get(address(step.measure)).content.decode()
    assert "erreicht am 12. Juni 2025" in page
    assert "geplant bis 30. Juni 2025" in page


def test_a_day_is_corrected_and_taken_back(step: Milestone, editor: Client) -> None:
    Milestone.objects.update(reached_on=DAY)
    report(editor, step, reached_on="13.06.2025", seen="12.06.2025")
    assert reached_on(step) == date(2025, 6, 13)
    report(editor, step, reached_on="", seen="13.06.2025", zuruecknehmen="1")
    assert reached_on(step) is None
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["measure.reach_milestone", "measure.reopen_milestone"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("bald", "Bitte ein Datum eingeben, z. B. 31.12.2026."),
        ("", "Bitte füllen Sie dieses Feld aus."),
        (
            f"{timezone.localdate() + timedelta(days=2):%d.%m.%Y}",
            "Ein Meilenstein wird erst gemeldet, wenn er erreicht ist.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_stays_in_the_field(
    typed: str, sentence: str, step: Milestone, editor: Client
) -> None:
    page = report(editor, step, reached_on=typed).content.decode()
    assert sentence in page
    assert not typed or f'value="{typed}"' in page
    assert reached_on(step) is None


def test_two_people_report_different_days(step: Milestone, editor: Client, office: Client) -> None:
    """The second is told who said what, keeps what was typed, and may send it once more."""
    report(office, step, reached_on="12.06.2025")
    answer = report(editor, step, reached_on="20.06.2025", seen="")
    page = answer.content.decode()
    assert "Jana Beispiel hat Maßnahme 1.1 inzwischen geändert" in page
    assert "Der Meilenstein gilt jetzt als erreicht am 12. Juni 2025." in page
    assert 'value="20.06.2025"' in page
    assert reached_on(step) == DAY
    report(editor, step, reached_on="20.06.2025", seen="2025-06-12")
    assert reached_on(step) == date(2025, 6, 20)


def test_the_status_may_change_in_between(step: Milestone, editor: Client, office: Client) -> None:
    """A milestone is a row of its own: nobody is stopped by a note somebody else wrote."""
    operations.add_note(step.measure, label="Sachstand", text="Läuft.", by=None)
    report(editor, step, reached_on="12.06.2025", seen="")
    assert reached_on(step) == DAY


def test_what_was_typed_of_the_status_meets_a_milestone_reported_meanwhile(
    step: Milestone, editor: Client, office: Client
) -> None:
    typed = read_form(editor.get(address(step.measure)).content.decode(), "stand")
    report(office, step, reached_on="12.06.2025")
    answer = editor.post(address(step.measure), typed | {"implementation": "partly"})
    assert answer.status_code == 302
    assert (Measure.objects.get().implementation, reached_on(step)) == ("partly", DAY)


def test_a_milestone_of_another_measure_is_not_found(
    measure: Measure, editor: Client, db: None
) -> None:
    strange = MilestoneFactory()
    assert editor.post(address(measure, f"meilenstein/{strange.pk}/")).status_code == 404


def test_a_note_is_written(measure: Measure, editor: Client) -> None:
    typed = {"on": "12.06.2025", "label": "Halbzeit", "text": "74 geschult.", "colour": "green"}
    answer = editor.post(address(measure, "notiz/"), typed)
    assert (answer.status_code, answer["Location"]) == (302, address(measure))
    assert list(ProgressNote.objects.values("label", "text", "colour", "period_end")) == [
        {"label": "Halbzeit", "text": "74 geschult.", "colour": "green", "period_end": DAY}
    ]
    page = editor.get(address(measure)).content.decode()
    assert "Stand vom 12. Juni 2025" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"on": "gestern"}, "Bitte ein Datum eingeben, z. B. 31.12.2026."),
        ({"on": "01.01.2099"}, "Ein Sachstand spricht von einem Tag, der schon war."),
        ({"colour": "lila"}, "steht hier nicht zur Wahl."),
    ],
)
def test_a_note_that_is_refused_keeps_its_words(
    typed: dict[str, str], sentence: str, measure: Measure, editor: Client
) -> None:
    whole = {"on": "12.06.2025", "label": "Halbzeit", "text": "74 geschult.", "colour": ""}
    page = editor.post(address(measure, "notiz/"), whole | typed).content.decode()
    assert sentence in page
    assert 'value="Halbzeit"' in page
    assert not ProgressNote.objects.exists()


def test_the_page_costs_the_same_with_many_milestones(measure: Measure, editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            editor.get(address(measure))
        return len(counted)

    MilestoneFactory(measure=measure)
    queries()  # the first of a session stores it
    one = queries()
    for number in range(29):
        MilestoneFactory(measure=measure, title=f"Schritt {number}")
    assert queries() == one
