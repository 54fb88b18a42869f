"""SIGKILL for the worker in the middle of every kind of work: nothing is lost or done twice."""

from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import now
from tests.elsewhere import Elsewhere, Parted, by_mail_server
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    ContributionFactory,
    FieldFactory,
    OutcomeFactory,
    PersonFactory,
    ScheduleFactory,
    SeatFactory,
    SeriesFactory,
    SharedIndicatorFactory,
    UserFactory,
    VoiceFactory,
    office_of,
    user_with_role,
)
from tests.factories.calendars import CalendarFactory, SubscriptionFactory
from tests.notices.mailbox import Mailbox

from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.contacts import undoing as contacts_undoing
from gemeinwerk.actors.models import ContactImport, Person
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.compositions import operations as compositions
from gemeinwerk.compositions.operations import Wishes
from gemeinwerk.contributions.importing import operations as contributions
from gemeinwerk.contributions.likeness import making as likeness
from gemeinwerk.contributions.models import ContributionImport
from gemeinwerk.core import jobs
from gemeinwerk.figures.reading.operations import Said, set_feed
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ChangeSet, ImportRun
from gemeinwerk.measures.undoing import operations as undoing
from gemeinwerk.measures.undoing.outlook import look
from gemeinwerk.notices.operations import queue
from gemeinwerk.scheduling import operations as scheduling

CONTENT = "Nr.;Maßnahme;Federführung\n1;Beratung;FB 38\n2;Kurse;FB 23\n".encode()
# Kind of work: where its worker is stopped, what stands while it hangs, what stands at the end.
IMPORTS = {
    "import.read": ("operations.plan = stop", ("reading", 0), ("ready", 0)),
    "import.apply": ("operations.totals = stop", ("applying", 0), ("applied", 2)),
}
LISTS = {
    "contacts.read": ("contacts.preview_of = stop", ("reading", 0), ("ready", 0)),
    "contacts.apply": ("contacts.totals = stop", ("applying", 0), ("applied", 2)),
    "contacts.undo": ("undoing.let_file_go = stop", ("applied", 2), ("undone", 0)),
}
CONTRIBUTIONS = {
    "contributions.read": ("operations.plan = stop", ("reading", 0), ("ready", 0)),
    "contributions.apply": ("operations.preview_of = stop", ("applying", 0), ("applied", 2)),
}
LETTERS = "Text;Ort\nMehr Kurse am Abend.;Nord\nEin Treff im Viertel.;Süd\n".encode()
SAID = (
    "SELECT (SELECT state FROM contributions_contributionimport), "
    "(SELECT COUNT(*) FROM contributions_contribution)"
)
TELLING = "from gemeinwerk.contributions.importing import operations\n"
MAKING = "from gemeinwerk.contributions.likeness import making\n"
COMPARED = "SELECT texts, desk FROM contributions_likenessindex"
LIST = "Name;E-Mail\nAda Weiß;ada@example.org\nBo Kaya;bo@example.org\n".encode()
LISTED = "SELECT (SELECT state FROM actors_contactimport), (SELECT COUNT(*) FROM actors_person)"
CONTACTS = "from gemeinwerk.actors.contacts import operations as contacts, undoing\n"
PROPOSED = "SELECT state, status FROM compositions_composition"
COMPUTING = "from gemeinwerk.compositions.operations import computing\n"
WRITING = (
    "from gemeinwerk.meetings.notices import outbox\n"
    "from gemeinwerk.scheduling.operations import publishing\n"
)
THINKING = "from gemeinwerk.scheduling.operations import thinking\n"
PLANNED = (
    "SELECT state, (SELECT COUNT(*) FROM meetings_meeting), "
    "(SELECT COUNT(*) FROM notices_notice) FROM scheduling_plan"
)
FETCHED = """
from gemeinwerk.figures.reading import operations as reading
reading._fetched = lambda address: b"Jahr;Wert\\n2024;41\\n"
"""
CALENDAR = """
from gemeinwerk.calendars.reading import operations as calendars
calendars._fetched = lambda address: (
    "BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nBEGIN:VEVENT\\r\\nUID:1\\r\\n"
    "DTSTART:{:%Y%m%d}T170000\\r\\nSUMMARY:Rat\\r\\nEND:VEVENT\\r\\nEND:VCALENDAR\\r\\n"
).format(calendars.span()[1]).encode()
"""
NOTED = "SELECT COUNT(*) FROM calendars_reading"
READ = "SELECT (SELECT COUNT(*) FROM figures_reading), (SELECT COUNT(*) FROM figures_sharedvalue)"
STANDS = "SELECT (SELECT state FROM measures_importrun), (SELECT COUNT(*) FROM measures_measure)"
NOT_YET = """
assert jobs.work_one() is False, "its lease has not ended"
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute({ends!r})
assert (jobs.work_one(), jobs.work_one()) == (True, False)
"""
LEASES_END = "UPDATE {} SET leased_until = '2020-01-01 00:00:00+00:00' WHERE tries > 0"


def kill(child: Parted) -> None:
    child.kill()
    child.wait()


def finish(child: Parted) -> None:
    child.communicate()
    assert child.returncode == 0


def test_every_kind_of_work_stands_here() -> None:
    # tests/measures/files/test_making.py, tests/progress_reports/test_issuing.py
    elsewhere = {"catalogue.file", "progress_report"}
    here = {
        *IMPORTS,
        *LISTS,
        *CONTRIBUTIONS,
        "catalogue.undo",
        "composition.compose",
        "figures.reading",
    }
    here |= {"calendars.reading", "contributions.likeness"}
    here |= {"schedule.plan", "schedule.publish", "answer_round.release"}
    assert {kind.key for kind in jobs.registered()} - elsewhere == here


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("key", IMPORTS)
def test_an_import_is_taken_up_again(key: str, tmp_path: Path) -> None:
    before, hanging, done = IMPORTS[key]
    run = operations.upload(ConceptFactory(), content=CONTENT, name="k.csv", by=None)
    if key == "import.apply":
        jobs.work_one()
        operations.apply(ImportRun.objects.get(pk=run.pk), by=office_of(run.concept))
    worker = Elsewhere(tmp_path)
    child = worker.begin(before=before)
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)
    assert worker.ask(STANDS) == [hanging]
    finish(worker.begin(NOT_YET.format(ends=LEASES_END.format("measures_importrun"))))
    assert worker.ask(STANDS) == [done]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("key", LISTS)
def test_a_list_of_contacts_is_taken_up_again(key: str, town: Any, tmp_path: Path) -> None:
    before, hanging, done = LISTS[key]
    others = Person.objects.count()
    if key == "contacts.undo":
        office = user_with_role("office", town)
        _plan, run = contacts.import_now(town, content=LIST, name="l.csv", by=office)
        contacts_undoing.ask_to_undo(run, by=office)
    else:
        run = contacts.upload(town, content=LIST, name="l.csv", by=None)
    if key == "contacts.apply":
        jobs.work_one()
        contacts.apply(ContactImport.objects.get(pk=run.pk), by=user_with_role("office", town))
    worker = Elsewhere(tmp_path)
    child = worker.begin(before=CONTACTS + before)
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)
    assert worker.ask(LISTED) == [(hanging[0], others + hanging[1])]
    finish(worker.begin(NOT_YET.format(ends=LEASES_END.format("actors_contactimport"))))
    assert worker.ask(LISTED) == [(done[0], others + done[1])]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("key", CONTRIBUTIONS)
def test_a_table_of_contributions_is_taken_up_again(key: str, tmp_path: Path) -> None:
    before, hanging, done = CONTRIBUTIONS[key]
    concept = ConceptFactory()
    run = contributions.upload(concept, content=LETTERS, name="b.csv", by=None)
    if key == "contributions.apply":
        jobs.work_one()
        contributions.apply(ContributionImport.objects.get(pk=run.pk), by=office_of(concept))
    worker = Elsewhere(tmp_path)
    _killed(worker, TELLING + before)
    assert worker.ask(SAID) == [hanging]
    ends = LEASES_END.format("contributions_contributionimport")
    finish(worker.begin(NOT_YET.format(ends=ends)))
    assert worker.ask(SAID) == [done]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_an_index_of_contributions_is_made_again(tmp_path: Path) -> None:
    ContributionFactory(concept=ConceptFactory())
    likeness.want_all()
    worker = Elsewhere(tmp_path)
    _killed(worker, MAKING + "making._keep = stop")
    assert worker.ask(COMPARED) == [(0, None)]
    ends = LEASES_END.format("contributions_likenessindex")
    finish(worker.begin(NOT_YET.format(ends=ends)))
    ((texts, desk),) = worker.ask(COMPARED)
    assert (texts, bool(desk)) == (1, True)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_composition_is_worked_out_again(town: Any, tmp_path: Path) -> None:
    concept = ConceptFactory(municipality=town)
    body = BodyFactory(municipality=town, seats_low=1, seats_high=2)
    FieldFactory(concept=concept, working_group=body)
    office, person = office_of(concept), PersonFactory(municipality=town)
    compositions.set_wishes(concept, person=person, wishes=Wishes([body.pk]), by=office)
    compositions.ask(concept, by=office, seed=7)
    worker = Elsewhere(tmp_path)
    child = worker.begin(before=COMPUTING + "computing.pairs_of = stop")
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)
    assert worker.ask(PROPOSED) == [("computing", "")]
    finish(worker.begin(NOT_YET.format(ends=LEASES_END.format("compositions_composition"))))
    assert worker.ask(PROPOSED) == [("ready", "optimal")]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("before", ["unnamed", "kept_of"])
def test_a_plan_is_thought_of_again(before: str, town: Any, tmp_path: Path) -> None:
    """Killed when it has just begun, or has the answer and not yet written it."""
    _plan(town)
    worker = Elsewhere(tmp_path)
    _killed(worker, f"{THINKING}thinking.{before} = stop")
    assert worker.ask(PLANNED) == [("computing", 0, 0)]
    finish(worker.begin(NOT_YET.format(ends=LEASES_END.format("scheduling_plan"))))
    assert worker.ask(PLANNED) == [("ready", 0, 0)]


PUBLISHED = {
    "the meetings are written, and nobody is invited": "publishing._invite = stop",
    "all are invited, and nobody has heard of it": "outbox.queue = stop",
}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", PUBLISHED)
def test_a_plan_is_published_once(moment: str, town: Any, tmp_path: Path) -> None:
    """As bench/meetings kills it at twenty moments."""
    row = _plan(town)
    jobs.work_one()
    scheduling.publish(row, by=row.asked_by)
    worker = Elsewhere(tmp_path)
    _killed(worker, WRITING + PUBLISHED[moment])
    assert worker.ask(PLANNED) == [("publishing", 0, 0)]
    finish(worker.begin(NOT_YET.format(ends=LEASES_END.format("scheduling_plan"))))
    assert worker.ask(PLANNED) == [("published", 2, 1)]


RELEASED = {
    "the answers are written, and nobody is told": "releasing.notices.answered = stop",
    "the first mail is written": "after_one()",
    "all is written but the log": "releasing.audit.record_all = stop",
}
ANSWERED = (
    "SELECT state, (SELECT COUNT(*) FROM answers_answer WHERE state = 'released'), "
    "(SELECT COUNT(*) FROM notices_notice) FROM answers_answerround"
)
ANSWERING = """
from gemeinwerk.answers.rounds import notices
from gemeinwerk.answers.rounds.operations import releasing
def after_one():
    queue, written = notices.queue, []
    def queue_one(*told, **more):
        if written:
            stop()
        written.append(queue(*told, **more))
    notices.queue = queue_one
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", RELEASED)
def test_answers_are_released_once(moment: str, town: Any, tmp_path: Path) -> None:
    concept = ConceptFactory(municipality=town)
    for name in ("ada", "bo"):
        outcome = OutcomeFactory(contribution__concept=concept, state="checked", checked_at=now())
        VoiceFactory(contribution=outcome.contribution, email=f"{name}@example.org")
    office = office_of(concept)
    rounds.release(rounds.open_round(concept, by=office), by=office)
    worker = Elsewhere(tmp_path)
    _killed(worker, ANSWERING + RELEASED[moment])
    assert worker.ask(ANSWERED) == [("releasing", 0, 0)]
    finish(worker.begin(NOT_YET.format(ends=LEASES_END.format("answers_answerround"))))
    assert worker.ask(ANSWERED) == [("released", 2, 2)]


def _plan(town: Any) -> Any:
    """Asked for: two dates of a body in which one person sits."""
    schedule = ScheduleFactory(concept=ConceptFactory(municipality=town), seconds=5)
    body = BodyFactory(municipality=town)
    SeatFactory(body=body, sitting=PersonFactory(municipality=town, email="ada@example.org"))
    SeriesFactory(schedule=schedule, body=body)
    return scheduling.ask(schedule, by=office_of(schedule.concept))


def _killed(worker: Elsewhere, before: str) -> None:
    child = worker.begin(before=before)
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_is_taken_back_whole(tmp_path: Path) -> None:
    concept = ConceptFactory()
    office = office_of(concept)
    _plan, run = operations.import_now(concept, content=CONTENT, name="k.csv", by=office)
    assert run
    kept = ChangeSet.objects.select_related("concept").get()
    undoing.ask_to_undo(kept, seen=look(kept).fingerprint(), by=office)
    worker = Elsewhere(tmp_path)
    child = worker.begin(before="undoing._close = stop")  # all is written by then
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)
    assert worker.ask(STANDS) == [("applied", 2)]
    worker.ask(LEASES_END.format("measures_changeset"))
    finish(worker.begin("assert (jobs.work_one(), jobs.work_one()) == (True, False)"))
    assert worker.ask(STANDS) == [("undone", 0)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_was_read_is_noted_once(town: Any, tmp_path: Path) -> None:
    shared = SharedIndicatorFactory(concept=ConceptFactory(municipality=town))
    said = Said("https://example.org/werte.csv", "Jahr", "Wert", by_itself=True)
    set_feed(shared, said=said, by=office_of(shared.concept))
    worker = Elsewhere(tmp_path)
    child = worker.begin(before=FETCHED + "reading._go_on = stop")  # all is written by then
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)
    assert worker.ask(READ) == [(0, 0)]
    worker.ask(LEASES_END.format("figures_feed"))
    finish(worker.begin("assert (jobs.work_one(), jobs.work_one()) == (True, False)", FETCHED))
    assert worker.ask(READ) == [(1, 1)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_calendar_that_was_read_is_noted_once(town: Any, tmp_path: Path) -> None:
    SubscriptionFactory(calendar=CalendarFactory(municipality=town))
    worker = Elsewhere(tmp_path)
    child = worker.begin(before=CALENDAR + "calendars._go_on = stop")  # all is written by then
    assert child.stdout
    assert child.stdout.readline() == "in the middle\n"
    kill(child)
    assert worker.ask(NOTED) == [(0,)]
    worker.ask(LEASES_END.format("calendars_subscription"))
    finish(worker.begin("assert (jobs.work_one(), jobs.work_one()) == (True, False)", CALENDAR))
    assert worker.ask(NOTED) == [(1,)]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_mails_only_the_one_in_hand_is_in_doubt(town: Any, tmp_path: Path) -> None:
    for _ in range(3):
        with transaction.atomic():
            queue("account.joined", town=town, to=UserFactory())
    with Mailbox(silent_at="body", silent_from=2) as mailbox:
        worker = Elsewhere(tmp_path, **by_mail_server(mailbox.port, within=60))
        child = worker.begin("sending.send_due()")
        assert mailbox.reached.wait(60)
        kill(child)
        handed = len(mailbox.messages)
    states = "SELECT state FROM notices_notice ORDER BY id"
    assert worker.ask(states) == [("sent",), ("queued",), ("queued",)]
    worker.ask(LEASES_END.format("notices_notice"))
    with Mailbox() as healthy:
        worker.told["EMAIL_PORT"] = healthy.port
        finish(worker.begin("sending.send_due(); sending.send_due()"))
        assert (handed, len(healthy.messages)) == (2, 1)
    assert worker.ask(states) == [("sent",), ("failed",), ("sent",)]
    ((told,),) = worker.ask("SELECT error FROM notices_notice WHERE state = 'failed'")
    assert "ungewiss" in told
