"""A promised milestone comes later: when and why is said, and the promise stays."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.measures import due, operations
from gemeinwerk.measures.document import measure_document
from gemeinwerk.measures.milestones import steps
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.measures.operations import ChangedMeanwhile, NotPossible, ReasonMissing
from gemeinwerk.measures.reminding import operations as reminding
from gemeinwerk.measures.states import LATE
from gemeinwerk.notices.models import Notice
from tests.factories import MilestoneFactory, published_version

TODAY = localdate()
PROMISED = TODAY - timedelta(days=10)
LATER = TODAY + timedelta(days=90)


@pytest.fixture
def milestone(measure: Measure) -> Milestone:
    concept = measure.concept
    concept.status, concept.public = "implementation", True
    concept.save()
    found: Milestone = MilestoneFactory(measure=measure, title="Vertrag", due=PROMISED)
    return found


def move(milestone: Milestone, by: User, **changes: object) -> Milestone:
    given = {"to": LATER, "reason": "Es fehlt Geld."} | changes
    return operations.move_milestone(milestone, by=by, **given)  # type: ignore[arg-type]


def test_what_comes_as_promised_and_was_never_moved_is_no_news(
    milestone: Milestone, editor: User
) -> None:
    """A reason without a day says nothing."""
    move(milestone, editor, to=None, reason="Vertippt")
    assert not AuditEntry.objects.filter(verb="measure.keep_milestone").exists()


def test_the_promised_day_stays_beside_the_new_one(milestone: Milestone, editor: User) -> None:
    move(milestone, editor)
    milestone.refresh_from_db()
    assert (milestone.due, milestone.moved_to) == (PROMISED, LATER)
    told = measure_document(milestone.measure)
    [step] = steps(told, TODAY, LATE, over=False)
    assert step.word == "überfällig"
    assert "zugesagt" in step.days
    assert step.moved.startswith("verschoben auf")
    assert step.why == "Es fehlt Geld."


def test_it_is_told_in_public_and_in_the_history(
    milestone: Milestone, editor: User, client: Client
) -> None:
    published_version(milestone.measure.concept)
    move(milestone, editor)
    page = client.get("/konzepte/integration/massnahmen/1.1/").content.decode()
    assert "verschoben auf" in page
    assert "Es fehlt Geld." in page
    page = client.get("/konzepte/integration/meilensteine/").content.decode()
    assert "Es fehlt Geld." in page
    [sentence] = [
        str(one)
        for one in sentences.public_history(milestone.measure)
        if one.verb == "measure.move_milestone"
    ]
    assert "verschob" in sentence
    assert "Es fehlt Geld." in sentence


@pytest.mark.parametrize(
    ("changes", "row", "refusal"),
    [
        ({"reason": " "}, {}, ReasonMissing),
        ({"to": TODAY}, {}, NotPossible),
        ({"to": PROMISED}, {}, NotPossible),
        ({}, {"reached_on": TODAY}, NotPossible),
        ({}, {"due": None}, NotPossible),
        ({"seen": LATER - timedelta(days=1)}, {}, ChangedMeanwhile),
    ],
)
def test_what_is_refused(
    milestone: Milestone,
    editor: User,
    changes: dict[str, object],
    row: dict[str, object],
    refusal: type[Exception],
) -> None:
    Milestone.objects.update(**row)
    with pytest.raises(refusal):
        move(milestone, editor, **changes)
    assert Milestone.objects.get().moved_to is None


def test_in_a_draft_the_day_is_changed_in_the_text(milestone: Milestone, editor: User) -> None:
    concept = milestone.measure.concept
    concept.status = "deliberation"
    concept.save()
    with pytest.raises(NotPossible, match="im Text selbst"):
        move(milestone, editor)


def test_it_comes_as_promised_after_all(milestone: Milestone, editor: User) -> None:
    move(milestone, editor)
    operations.move_milestone(milestone, to=None, reason="", by=editor, seen=LATER)
    found = Milestone.objects.get()
    assert (found.moved_to, found.moved_reason) == (None, "")


def test_reminders_follow_the_new_day(milestone: Milestone, editor: User, office: User) -> None:
    move(milestone, editor)
    town = milestone.measure.concept.municipality
    days = [TODAY + timedelta(days=n) for n in (0, 30, 76, 91, 98)]
    told = {day: reminding.remind(town, today=day) for day in days}
    assert list(told.values()) == [0, 0, 1, 1, 1]
    assert [one.kind for one in Notice.objects.order_by("pk")] == [
        "reminder.milestone_due", "reminder.milestone_overdue", "reminder.milestone_missing",
    ]  # fmt: skip


def test_a_move_between_reminder_and_announced_day_ends_the_matter(
    milestone: Milestone, editor: User, office: User
) -> None:
    town = milestone.measure.concept.municipality
    assert reminding.remind(town, today=TODAY) == 1
    move(milestone, editor)
    assert reminding.remind(town, today=TODAY + timedelta(days=7)) == 0


def test_what_is_due_says_both_days(milestone: Milestone, editor: User) -> None:
    move(milestone, editor)
    [one] = due.due_of(Measure.objects.get(), TODAY)
    assert one.day == LATER
    assert "Zugesagt war der" in one.sentence


def test_an_end_that_is_expected_later_says_both_days(milestone: Milestone) -> None:
    Milestone.objects.all().delete()
    Measure.objects.update(end=PROMISED, expected_end=LATER)
    [one] = due.due_of(Measure.objects.get(), TODAY)
    assert not one.overdue
    assert one.sentence.startswith("Erwartet wird sie bis")
    assert "Zugesagt war der" in one.sentence


def test_it_is_done_on_the_page_the_mail_leads_to(milestone: Milestone, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    whole = ["integration", milestone.measure_id]
    page = reverse("measures:edit", args=whole)
    address = reverse("measures:move_milestone", args=[*whole, milestone.pk])
    later = f"{LATER:%d.%m.%Y}"
    assert address in client.get(page).content.decode()
    refused = client.post(address, {"moved_to": later, "moved_reason": ""})
    assert later in refused.content.decode()
    client.post(address, {"moved_to": later, "moved_reason": "Später", "seen": ""})
    assert Milestone.objects.get().moved_to == LATER
    assert "Später" in client.get(page).content.decode()
    client.post(address, {"zuruecknehmen": "1", "seen": later})
    assert Milestone.objects.get().moved_to is None
