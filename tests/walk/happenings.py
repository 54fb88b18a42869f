"""How each kind of mail comes about in a town with one of everything."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localdate, localtime

from gemeinwerk.accounts import operations as accounts
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.own_data import operations as own_data
from gemeinwerk.calendars.reading import notices as calendar_notices
from gemeinwerk.concepts.models import Concept
from gemeinwerk.desk import operations as desk
from gemeinwerk.evaluation import operations as evaluation
from gemeinwerk.evaluation import queries as evaluations
from gemeinwerk.evaluation.models import Survey
from gemeinwerk.figures.reading import notices as reading
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.reminding import operations as reminding
from gemeinwerk.measures.versioning import notices as versioning
from gemeinwerk.monitoring import operations as monitoring
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.reminding import operations as rounds
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations import operations as nominations
from gemeinwerk.portal.following import operations as following
from gemeinwerk.questions import operations as questions
from tests.factories import (
    MeasureFactory,
    MilestoneFactory,
    PersonFactory,
    SeatFactory,
    UnitFactory,
    published_version,
    user_with_role,
)
from tests.walk.meeting_mails import MEETING_MAILS
from tests.walk.said_mails import SAID_MAILS
from tests.walk.scene import Scene

TODAY = localdate()
"""Only a day to count from: no test asks what day it is."""


def day(n: int) -> date:
    return TODAY + timedelta(days=n)


class Town:
    """A town in which every mail can happen: one person of each role, and somebody above."""

    def __init__(self, town: Municipality) -> None:
        self.scene = Scene(town)
        self.town, self.unit, self.measure = town, self.scene.unit, self.scene.measure
        self.above = UnitFactory(municipality=town)
        Organisation.objects.filter(pk=self.unit.pk).update(parent=self.above)
        self.office = user_with_role("office", town)
        self.editor = user_with_role("unit_editor", town, unit=self.unit)
        self.head = user_with_role("unit_editor", town, unit=self.above)
        self.others = [
            user_with_role(role, town) for role in ("steering", "council_reader", "participant")
        ]
        second = MeasureFactory(field=self.scene.field, code="1.9", lead_unit=self.unit)
        self.both = [self.measure, second]

    def status(self, status: str) -> None:
        Concept.objects.filter(pk=self.measure.concept_id).update(status=status)
        for one in self.both:
            one.refresh_from_db()

    def seen(self) -> dict[int, int]:
        return {one.pk: one.revision for one in self.both}


def ask(at: Town, *, several: bool = True, due: date | None = None) -> None:
    at.status("deliberation")
    chosen = at.both if several else at.both[:1]
    measures.ask_confirmations(
        at.measure.concept, keys=[one.pk for one in chosen], due=due or day(14), by=at.office
    )


def remind(at: Town, *days: int) -> None:
    reminding.set_deadlines(at.town, by=at.office, tell_head=True)
    for n in days:
        reminding.remind(at.town, today=day(n))


def asked_one(at: Town) -> None:
    at.status("deliberation")
    measures.ask_confirmation(at.measure, by=at.office)


def asked_many(at: Town) -> None:
    ask(at)


def asked_by_a_day(at: Town) -> None:
    ask(at, several=False)


def given_back(at: Town) -> None:
    at.status("deliberation")
    measures.return_to_office(
        at.measure, by=at.editor, reason="Nein", expected_revision=at.measure.revision
    )


def several_given_back(at: Town) -> None:
    at.status("deliberation")
    measures.return_several(measures=at.both, seen=at.seen(), reason="Nein", by=at.editor)


def lapsed(at: Town) -> None:
    at.status("deliberation")
    measures.confirm_several(measures=at.both, seen=at.seen(), by=at.editor)
    for one in at.both:
        measures.edit(one, changes={"title": "Neu"}, by=at.office, expected_revision=one.revision)


def word_missing(at: Town) -> None:
    ask(at)
    remind(at, 11, 30)


def one_word_missing(at: Town) -> None:
    ask(at, several=False)
    remind(at, 11, 30)


def milestones(at: Town) -> None:
    at.status("implementation")
    for one in at.both:
        MilestoneFactory(measure=one, due=day(5))
    remind(at, 0, 6, 20)


def one_milestone(at: Town) -> None:
    at.status("implementation")
    MilestoneFactory(measure=at.measure, due=day(5))
    remind(at, 0, 6, 20)


def ends(at: Town) -> None:
    at.status("implementation")
    Measure.objects.filter(pk=at.measure.pk).update(end=day(10))
    Concept.objects.update(period_end=day(100))
    remind(at, 0)


def nobody_there(at: Town) -> None:
    Organisation.objects.filter(pk=at.unit.pk).update(active=False)
    one_milestone(at)


def published(at: Town) -> None:
    for kind, version in zip(("participation", "council"), at.scene.versions, strict=True):
        version.kind = kind
        versioning.published(version, by=at.office)


def weekly(at: Town) -> None:
    """To those who read as well as to those who work: each line of it leads somewhere."""
    at.status("implementation")
    published_version(at.measure.concept, kind="adopted")
    MilestoneFactory(measure=at.measure, due=day(5))
    for one in at.both:
        measures.report_status(
            one, changes={"implementation": "partly"}, by=at.editor,
            expected_revision=one.revision,
        )  # fmt: skip
    User.objects.update(weekly="0", weekly_next=TODAY)
    for user in User.objects.filter(memberships__municipality=at.town):
        desk.write_weekly(user, now=localtime())


def a_citizen_asks(at: Town) -> None:
    """Who asks has no account, and is led to the public page."""
    at.status("implementation")
    published_version(at.measure.concept, kind="adopted")
    asked = questions.ask(
        at.measure, text="Wann?", name="", email="buergerin@anderswo.example", language="de"
    )
    questions.answer(asked, text="Im Herbst.", by=at.editor)


def a_round(at: Town) -> None:
    """Each unit is led to its own measures, and back to what the office gave back."""
    at.status("implementation")
    monitoring.open_round(
        at.measure.concept, title="Frühjahr", period_start=day(-100), period_end=day(-1),
        due=day(20), by=at.office,
    )  # fmt: skip
    report = Report.objects.get(round__title="Frühjahr", measure=at.measure)
    monitoring.report_nothing_new(report, by=at.editor)
    monitoring.submit(report, by=at.editor)
    monitoring.return_report(report, remarks={"": "Bitte mit Zahl."}, by=at.office)


def somebody_stands_in(at: Town) -> None:
    person = at.editor.people.get()
    actors.name_deputy(
        person, deputy=at.head.people.get(), since=day(0), until=day(7), by=at.editor
    )


def a_link_without_an_account(at: Town) -> None:
    Concept.objects.update(status="implementation")
    unit = UnitFactory(municipality=at.town, email="amt@stadt.example")
    MeasureFactory(concept=at.scene.concept, field=at.scene.field, code="7.7", lead_unit=unit)
    Measure.objects.exclude(code="7.7").update(implementation="done")
    opened = {"period_start": day(-90), "period_end": day(-1), "due": day(20), "by_link": True}
    monitoring.open_round(
        Concept.objects.get(pk=at.scene.concept.pk), title="Per Link", by=at.office, **opened
    )


def a_round_without_answers(at: Town) -> None:
    at.status("implementation")
    reminding.set_deadlines(at.town, by=at.office, tell_head=True)
    opened = monitoring.open_round(
        at.measure.concept, title="Herbst", period_start=day(-100), period_end=day(-1),
        due=day(20), by=at.office,
    )  # fmt: skip
    for n in (18, 40):
        rounds.remind(at.town, today=day(n))
    rounds.remind_units(opened, units=[at.unit.pk], by=at.office)
    monitoring.hand_over_all(
        at.measure.concept, leaving=at.unit.pk, to=at.above, reason="Zuschnitt", by=at.office
    )


def a_deviation(at: Town) -> None:
    """The lead hears what was decided, the unit with something to do of its task."""
    at.status("implementation")
    said = steering.Said(off="Drei Monate später.", cause="staff", correction="Eine Aushilfe.")
    found = at.measure.deviations.exclude(state="closed").first() or steering.name_deviation(
        at.measure, said=said, by=at.editor
    )
    task = steering.Task("Aushilfe suchen", at.unit, day(30))
    steering.decide(
        found, verdict="agreed", words="Ja.", decided_on=day(0), tasks=[task], by=at.office
    )


def an_amendment(at: Town) -> None:
    """The lead hears what became of a proposed change."""
    at.status("implementation")
    wanted = amending.Wanted("lead", "Umbau.", new_lead=at.above)
    found = amending.propose(at.measure, wanted=wanted, by=at.editor)
    amending.refuse(found, settled=amending.Settled(day(0), words="Nein."), by=at.office)


def somebody_follows(at: Town) -> None:
    who = following.follow(at.measure.concept, email="leserin@example.org", language="en")
    following.confirm(who)
    measures.report_status(
        at.measure,
        changes={"implementation": "done"},
        by=at.office,
        expected_revision=at.measure.revision,
    )
    tomorrow = datetime.combine(day(1), time(12), tzinfo=get_current_timezone())
    following.tell_all(tomorrow)


def a_source_is_read(at: Town) -> None:
    """It has something new, and another day it does not answer."""
    for tell in (reading.waits, reading.failed):
        tell(at.scene.reading.feed, at.scene.reading)


def a_calendar_is_read(at: Town) -> None:
    for tell in (calendar_notices.waits, calendar_notices.failed):
        tell(at.scene.calendar_reading)


def people_are_surveyed(at: Town) -> None:
    Survey.objects.filter(pk=at.scene.survey.pk).update(access="open", closes_on=day(9))
    survey = Survey.objects.select_related("evaluation__concept").get(pk=at.scene.survey.pk)
    PersonFactory(municipality=at.town, email="dabei@verein.example")
    left = {one.pk for one in evaluations.not_mailed(survey)}
    evaluation.mail_survey(survey, people=left, by=at.office)


def somebody_is_to_be_named(at: Town) -> None:
    """Without an account; whoever has one is told above."""
    chair = PersonFactory(municipality=at.town, user=at.office, email="vorsitz@verein.example")
    asked = nominations.ask(
        at.scene.organisation, seats=[SeatFactory(body=at.scene.body).pk], email="a@verein.example",
        answer_until=day(9), escalate_to=chair, by=at.office,
    )  # fmt: skip
    for n in (8, 20):
        nominations.remind(asked, today=day(n))
    said = nominations.Said("named", name="Kim", phone="1")
    row = asked.nominations.get()
    nominations.answer(asked, seats=[row.pk], said=said, by=at.office)
    nominations.send_back(asked, like=row.pk, reason="Wer?", by=at.office)


def own_data_are_asked_for(at: Town) -> None:
    """By the person and by the office, of an address several share, and answered."""
    own = PersonFactory(municipality=at.town, email="allein@verein.example")
    PersonFactory.create_batch(2, municipality=at.town, email="beide@verein.example")
    own_data.ask_for_link(at.town, email=own.email)
    own_data.ask_for_link(at.town, email="beide@verein.example")
    asked = own_data.ask_for(own, kind="correction", said="Ich heiße anders.")
    own_data.settle_request(asked, by=at.office, followed=True)


def accounts_change(at: Town) -> None:
    user_with_role("office", at.town)
    accounts.invite(
        at.town, email="neu@musterstadt.example", name="Neu", roles=["office"], by=at.office
    )
    accounts.ask_for_removal(at.others[0], town=at.town)


HAPPENS: dict[Callable[[Town], None], set[str]] = {
    asked_one: {"measure.confirmation_asked"},
    an_amendment: {"amendment.settled"},
    a_deviation: {"deviation.decided", "assignment.given"},
    asked_many: {"measure.confirmations_asked"},
    asked_by_a_day: {"measure.confirmations_asked"},
    given_back: {"measure.returned"},
    several_given_back: {"measure.returned"},
    lapsed: {"measure.confirmation_lapsed"},
    word_missing: {
        "measure.confirmations_asked", "reminder.word_due", "reminder.word_missing",
        "reminder.head",
    },
    one_word_missing: {
        "measure.confirmations_asked", "reminder.word_due", "reminder.word_missing",
        "reminder.head",
    },
    milestones: {
        "reminder.milestone_due", "reminder.milestone_overdue", "reminder.milestone_missing",
        "reminder.head",
    },
    one_milestone: {
        "reminder.milestone_due", "reminder.milestone_overdue", "reminder.milestone_missing",
        "reminder.head",
    },
    ends: {"reminder.end_due", "reminder.term_ends"},
    nobody_there: {"reminder.unreachable"},
    published: {"version.published"},
    weekly: {"desk.weekly"},
    a_citizen_asks: {"question.asked", "question.answered"},
    somebody_stands_in: {"deputy.named"},
    a_link_without_an_account: {"report.by_link"},
    a_round: {"report.asked", "report.returned"},
    a_round_without_answers: {
        "report.asked", "report.due", "report.missing", "report.head", "report.reminded",
        "report.handed_over",
    },
    somebody_follows: {"follower.asked", "follower.news"},
    a_source_is_read: {"figures.reading_waits", "figures.reading_failed"},
    a_calendar_is_read: {"calendars.reading_waits", "calendars.reading_failed"},
    people_are_surveyed: {"survey.asked"},
    somebody_is_to_be_named: {
        "nomination.asked", "nomination.reminded", "nomination.escalated", "nomination.returned",
    },
    own_data_are_asked_for: {"data.link", "data.several", "data.settled"},
    accounts_change: {"account.office_given", "account.removal_asked"},
    **MEETING_MAILS,
    **SAID_MAILS,
}  # fmt: skip
"""How mails come about, and which: together all kinds there are."""
