"""People are reminded once of each occasion, and what a mail announces happens on its day."""

from datetime import timedelta
from typing import Any

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure, Milestone
from gemeinwerk.measures.reminding import operations
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MembershipFactory,
    MilestoneFactory,
    UnitFactory,
    user_with_role,
)
from tests.measures.reminding.days import TODAY, ask, body_of, day, run, url

# --- the unit's word ------------------------------------------------------------------------------


def test_what_a_reminder_announces_happens_on_that_day_and_on_no_other(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office)
    told = {n: run(town, day(n)) for n in [*range(30), 40, 60]}
    assert {n: mails for n, mails in told.items() if mails} == {
        11: [("word_due", editor.email)],
        21: [("word_missing", office.email)],
    }
    body = Notice.objects.get(kind="reminder.word_due").body
    assert "um Antwort bis 16. November 2026 gebeten" in body
    assert "am 23. November 2026 noch so" in body
    assert "an diesem Tag dem Büro" in body


def test_who_has_answered_is_left_in_peace(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office)
    assert run(town, day(11)) == [("word_due", editor.email)]
    measures.confirm(measure, by=editor, expected_revision=measure.revision)
    assert [run(town, day(n)) for n in (12, 21, 40)] == [[], [], []]


def test_on_the_day_one_is_asked_no_reminder_follows(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office, due=day(2))
    assert run(town, TODAY) == []
    assert run(town, day(1)) == [("word_due", editor.email)]


def test_a_new_day_takes_the_place_of_what_was_announced(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office)
    run(town, day(11))
    ask(measure, office, due=day(40), when=day(12))
    assert run(town, day(21)) == []
    assert run(town, day(37)) == [("word_due", editor.email)]
    assert run(town, day(47)) == [("word_missing", office.email)]


def test_after_days_without_a_worker_the_unit_is_reminded_before_it_is_told_of(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office)
    assert run(town, day(25)) == [("word_due", editor.email)]
    assert "am 4. Dezember 2026 noch so" in Notice.objects.latest("pk").body
    assert run(town, day(32)) == [("word_missing", office.email)]


def test_a_measure_that_is_no_more_reminds_nobody(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office)
    run(town, day(11))
    measures.delete(measure, by=office, reason="Doppelt")
    assert run(town, day(21)) == []


# --- milestones and ends --------------------------------------------------------------------------


def test_a_milestone_is_told_before_after_and_to_the_office_once_each(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    MilestoneFactory(measure=measure, title="Vertrag", due=day(20))
    told = {n: run(town, day(n)) for n in [*range(35), 45, 80]}
    assert {n: mails for n, mails in told.items() if mails} == {
        6: [("milestone_due", editor.email)],
        21: [("milestone_overdue", editor.email)],
        28: [("milestone_missing", office.email)],
    }
    assert "„Vertrag“ ist am 22. November 2026 fällig" in body_of("milestone_due")
    assert "am 30. November 2026 noch so" in body_of("milestone_overdue")
    assert url("milestone_due").endswith(f"/ik/massnahmen/{measure.pk}/bearbeiten/")


@pytest.mark.parametrize(
    "change",
    [
        {"reached_on": TODAY},
        {"measure__implementation": "dropped"},
        {"measure__implementation": "done"},
        {"measure__concept__status": "drafting"},
        {"measure__concept__status": "superseded"},
        {"due": TODAY - timedelta(days=31)},
        {"due": None},
    ],
)
def test_of_what_is_over_or_not_yet_promised_nobody_hears(
    town: Municipality, measure: Measure, office: User, editor: User, change: dict[str, Any]
) -> None:
    milestone = MilestoneFactory(measure=measure, due=TODAY - timedelta(days=3))
    [(path, value)] = change.items()
    *way, name = path.split("__")
    row: Any = milestone
    for step in way:
        row = getattr(row, step)
    type(row).objects.filter(pk=row.pk).update(**{name: value})
    assert run(town, TODAY) == []


def test_a_concept_has_days_of_its_own(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    """Its own where they are said, the town's where they are not; other concepts as before."""
    MilestoneFactory(measure=measure, due=day(20))
    field = FieldFactory(concept=ConceptFactory(municipality=town, status="implementation"))
    other = MeasureFactory(field=field, code="9.9", lead_unit=measure.lead_unit)
    MilestoneFactory(measure=other, due=day(20))
    operations.set_days(measure.concept, by=office, milestone_before=3, escalate_after=None)
    told = {n: run(town, day(n)) for n in range(30)}
    assert {n: len(mails) for n, mails in told.items() if mails} == {6: 1, 17: 1, 21: 1, 28: 1}
    spoken = Notice.objects.filter(kind="reminder.milestone_due").order_by("pk")
    assert ["9.9" in one.subject for one in spoken] == [True, False]
    assert operations.set_deadlines(town, by=office).days("escalate_after", measure.concept.pk) == 7


def test_what_is_reached_after_the_reminder_is_not_told_of(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    milestone = MilestoneFactory(measure=measure, due=day(-1))
    assert run(town, TODAY) == [("milestone_overdue", editor.email)]
    measures.reach_milestone(milestone, on=day(-1), by=editor)
    assert run(town, day(7)) == []


def test_all_that_is_due_of_one_kind_is_one_mail_for_a_person(
    town: Municipality, measure: Measure, unit: Organisation, office: User, editor: User
) -> None:
    second = UnitFactory(municipality=town)
    Person.objects.get(user=editor).organisations.add(second)
    other = MeasureFactory(field=measure.field, code="1.2", lead_unit=second)
    for of in (measure, measure, other):
        MilestoneFactory(measure=of, due=day(-1), title=f"Schritt {Milestone.objects.count()}")
    assert run(town, TODAY) == [("milestone_overdue", editor.email)]
    body = body_of("milestone_overdue")
    assert "„Schritt 0“, „Schritt 1“ war" in body
    assert "1.2" in body
    assert url("milestone_overdue").endswith("/arbeitsplatz/meine-massnahmen/")


def test_an_end_that_comes_is_told_once(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    Measure.objects.update(end=day(50))
    assert [run(town, day(n)) for n in (0, 1, 49, 51)] == [[("end_due", editor.email)], [], [], []]


def test_of_an_end_that_is_expected_on_another_day_one_is_reminded_then(
    town: Municipality, measure: Measure, editor: User
) -> None:
    """Nobody is asked what they have said already."""
    Measure.objects.update(end=day(50), expected_end=day(200))
    assert [run(town, day(n)) for n in (0, 49, 139)] == [[], [], []]
    assert run(town, day(141)) == [("end_due", editor.email)]
    body = Notice.objects.get(kind="reminder.end_due").body
    assert "Erwartet wird sie bis" in body
    assert "Zugesagt ist sie bis" not in body
    assert run(town, day(142)) == []


def test_the_end_of_a_term_is_told_to_the_office_once_and_not_when_an_edition_follows(
    town: Municipality, concept: Concept, office: User
) -> None:
    Concept.objects.update(period_end=day(100))
    other = user_with_role("office", town, name="Zora")
    assert sorted(run(town, TODAY)) == sorted(
        [("term_ends", office.email), ("term_ends", other.email)]
    )
    Notice.objects.all().delete()
    ConceptFactory(municipality=town, slug="neu", predecessor=concept)
    assert run(town, TODAY) == []


# --- whom -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["dissolved", "nobody", "closed account", "no lead"])
def test_where_nobody_is_the_office_hears_it_at_once_and_once(
    town: Municipality, measure: Measure, office: User, unit: Organisation, lost: str
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    if lost != "nobody":
        user_with_role("unit_editor", town, unit=unit, is_active=lost != "closed account")
    if lost == "dissolved":
        Organisation.objects.update(active=False, email="amt@musterstadt.example")
    if lost == "no lead":
        Measure.objects.update(lead_unit=None)
    assert run(town, TODAY) == [("unreachable", office.email)]
    assert [run(town, day(n)) for n in (1, 7, 20)] == [[], [], []]


def test_a_unit_with_a_mailbox_only_is_told_without_a_link(
    town: Municipality, measure: Measure, office: User
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    Organisation.objects.update(email="amt@musterstadt.example")
    assert run(town, TODAY) == [("milestone_overdue", "amt@musterstadt.example")]
    assert url("milestone_overdue") == ""


def test_who_is_office_and_unit_gets_each_mail_once(
    town: Municipality, measure: Measure, editor: User
) -> None:
    MembershipFactory(user=editor, municipality=town, role="office")
    MilestoneFactory(measure=measure, due=day(-1))
    assert run(town, TODAY) == [("milestone_overdue", editor.email)]
    assert run(town, day(7)) == [("milestone_missing", editor.email)]


def test_the_superior_unit_is_told_where_the_mail_announced_it(
    town: Municipality, measure: Measure, unit: Organisation, office: User, editor: User
) -> None:
    above = UnitFactory(municipality=town, name="Dezernat Eins")
    head = user_with_role("unit_editor", town, unit=above)
    Organisation.objects.filter(pk=unit.pk).update(parent=above)
    rules = operations.set_deadlines(town, by=office, tell_head=True, escalate_after=3)
    MilestoneFactory(measure=measure, due=day(-1))
    run(town, TODAY)
    assert "und „Dezernat Eins“" in body_of("milestone_overdue")
    operations.set_deadlines(town, by=office, tell_head=False, escalate_after=90)
    assert rules.tell_head
    assert run(town, day(3)) == [("milestone_missing", office.email), ("head", head.email)]


def test_without_anybody_in_the_office_what_was_announced_waits_for_one(
    town: Municipality, measure: Measure, editor: User
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    run(town, TODAY)
    assert run(town, day(7)) == []
    office = user_with_role("office", town)
    assert run(town, day(9)) == [("milestone_missing", office.email)]


def test_a_town_that_does_not_remind_still_does_what_it_announced(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    run(town, TODAY)
    operations.set_deadlines(town, by=office, active=False)
    MilestoneFactory(measure=measure, due=day(5))
    assert run(town, day(6)) == []
    assert run(town, day(7)) == [("milestone_missing", office.email)]


def test_a_mail_speaks_the_language_of_who_reads_it(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    User.objects.update(language="en")
    MilestoneFactory(measure=measure, title="Contract", due=day(-1))
    run(town, TODAY)
    body = body_of("milestone_overdue")
    assert "was due on 1 November 2026" in body
    assert "fällig" not in body
