"""People are reminded once of each occasion, and what a mail announces happens on its day."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import make_aware

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit.operations import at
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Deadlines, Measure, Milestone, Reminder
from gemeinwerk.measures.reminding import notices, operations, queries
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MembershipFactory,
    MilestoneFactory,
    MunicipalityFactory,
    UnitFactory,
    user_with_role,
)

TODAY = date(2026, 11, 2)
DUE = TODAY + timedelta(days=14)


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town, name="Fachbereich Personal")


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def editor(town: Municipality, unit: Organisation) -> User:
    return user_with_role("unit_editor", town, unit=unit, name="Kim Muster")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(municipality=town, slug="ik", status="implementation")


@pytest.fixture
def measure(concept: Concept, unit: Organisation) -> Measure:
    return MeasureFactory(
        field=FieldFactory(concept=concept), code="1.1", title="Schulen", lead_unit=unit
    )


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


def on(when: date, hour: int = 9) -> datetime:
    return make_aware(datetime.combine(when, time(hour)))


def run(town: Municipality, when: date) -> list[tuple[str, str]]:
    """Kinds and recipients of the mails of a day; asked twice, the second run must be silent."""
    known = set(Notice.objects.values_list("pk", flat=True))
    operations.remind(town, today=when)
    written = Notice.objects.exclude(pk__in=known).order_by("pk")
    told = [(one.kind.removeprefix("reminder."), one.recipient) for one in written]
    assert operations.remind(town, today=when) == 0
    assert Notice.objects.count() == len(known) + len(told)
    return told


def ask(measure: Measure, by: User, *, due: date = DUE, when: date = TODAY) -> None:
    Concept.objects.filter(pk=measure.concept_id).update(status="deliberation")
    measure.refresh_from_db()
    with at(on(when)):
        measures.ask_confirmations(measure.concept, keys=[measure.pk], due=due, by=by)


# --- the unit's word ------------------------------------------------------------------------------


def test_what_a_reminder_announces_happens_on_that_day_and_on_no_other(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    ask(measure, office)
    told = {n: run(town, day(n)) for n in range(60)}
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
    told = {n: run(town, day(n)) for n in range(80)}
    assert {n: mails for n, mails in told.items() if mails} == {
        6: [("milestone_due", editor.email)],
        21: [("milestone_overdue", editor.email)],
        28: [("milestone_missing", office.email)],
    }
    assert "„Vertrag“ ist am 22. November 2026 fällig" in _body("milestone_due")
    assert "am 30. November 2026 noch so" in _body("milestone_overdue")
    assert _url("milestone_due").endswith(f"/ik/massnahmen/{measure.pk}/bearbeiten/")


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
    body = _body("milestone_overdue")
    assert "„Schritt 0“, „Schritt 1“ war" in body
    assert "1.2" in body
    assert _url("milestone_overdue").endswith("/arbeitsplatz/meine-massnahmen/")


def test_an_end_that_comes_is_told_once(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    Measure.objects.update(end=day(50))
    assert [run(town, day(n)) for n in (0, 1, 49, 51)] == [[("end_due", editor.email)], [], [], []]


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
    assert _url("milestone_overdue") == ""


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
    assert "und „Dezernat Eins“" in _body("milestone_overdue")
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
    body = _body("milestone_overdue")
    assert "was due on 1 November 2026" in body
    assert "fällig" not in body


# --- the job --------------------------------------------------------------------------------------


def test_a_worker_that_dies_half_way_has_told_nothing_and_the_next_tells_all(
    town: Municipality,
    measure: Measure,
    office: User,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    other = UnitFactory(municipality=town)
    user_with_role("unit_editor", town, unit=other)
    MilestoneFactory(measure=MeasureFactory(field=measure.field, lead_unit=other), due=day(-1))
    send, sent = notices.queue, []

    def dies(*args: Any, **kwargs: Any) -> None:
        if sent:
            raise MemoryError
        sent.append(kwargs["to"])
        send(*args, **kwargs)

    monkeypatch.setattr(notices, "queue", dies)
    with pytest.raises(MemoryError):
        operations.remind(town, today=TODAY)
    assert not Notice.objects.exists()
    assert not Reminder.objects.exists()
    monkeypatch.setattr(notices, "queue", send)
    assert len(run(town, TODAY)) == 2


def test_a_town_in_which_it_fails_keeps_no_other_from_being_told(
    town: Municipality,
    measure: Measure,
    office: User,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    broken = MunicipalityFactory(slug="aaa")
    ask_for: Callable[..., Any] = queries.occasions

    def occasions(of: Municipality, *rest: Any) -> Any:
        if of == broken:
            raise ValueError
        return ask_for(of, *rest)

    monkeypatch.setattr(operations, "occasions", occasions)
    assert operations.remind_all(on(TODAY)) == 1


@pytest.mark.parametrize("hour", [0, 5, 20, 23])
def test_nobody_is_written_to_at_night(
    town: Municipality, measure: Measure, office: User, editor: User, hour: int
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))
    assert operations.remind_all(on(TODAY, hour)) == 0
    assert operations.remind_all(on(TODAY, 6)) == 1


def test_with_nothing_to_tell_it_asks_the_same_few_queries_however_many_measures(
    town: Municipality,
    measure: Measure,
    office: User,
    editor: User,
    django_assert_max_num_queries: Any,
) -> None:
    for _ in range(30):
        MilestoneFactory(
            measure=MeasureFactory(field=measure.field, lead_unit=measure.lead_unit), due=day(-1)
        )
    operations.remind_all(on(TODAY))
    with django_assert_max_num_queries(9):
        assert operations.remind_all(on(TODAY)) == 0


def test_many_are_told_in_the_same_queries_as_one(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    assert Deadlines.objects.count() == 0
    for n in range(30):
        of = MeasureFactory(field=measure.field, code=f"3.{n}", lead_unit=measure.lead_unit)
        MilestoneFactory(measure=of, due=day(-1))
    assert len(run(town, TODAY)) == 1


@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="the database in memory belongs to one thread; its writers take turns anyway",
)
@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_tell_nobody_twice(
    town: Municipality, measure: Measure, office: User, editor: User
) -> None:
    MilestoneFactory(measure=measure, due=day(-1))

    def job(_number: int) -> int:
        try:
            return operations.remind(town, today=TODAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(job, range(4))) == [0, 0, 0, 1]
    assert Notice.objects.count() == 1


def _body(kind: str) -> str:
    return Notice.objects.get(kind=f"reminder.{kind}").body


def _url(kind: str) -> str:
    return Notice.objects.get(kind=f"reminder.{kind}").action_url
