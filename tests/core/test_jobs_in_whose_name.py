"""Whoever lost the right while their work waited gets nothing done any more, of whatever kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils.timezone import now
from tests.factories import (
    BodyFactory,
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    OutcomeFactory,
    PersonFactory,
    ProgressReportFactory,
    ScheduleFactory,
    SeatFactory,
    SeriesFactory,
    office_of,
    published_version,
    user_with_role,
)

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.accounts.operations import close
from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.contacts import undoing as contacts_undoing
from gemeinwerk.actors.models import ContactImport, Person
from gemeinwerk.answers.rounds import operations as rounds
from gemeinwerk.answers.rounds.models import AnswerRound
from gemeinwerk.calendars.reading.jobs import READING as CALENDARS
from gemeinwerk.compositions import operations as compositions
from gemeinwerk.compositions.models import Composition
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.importing import operations as contributions
from gemeinwerk.contributions.likeness.jobs import MAKING as LIKENESS
from gemeinwerk.contributions.models import Contribution, ContributionImport
from gemeinwerk.core import jobs
from gemeinwerk.figures.reading.jobs import READING
from gemeinwerk.measures.files import operations as files
from gemeinwerk.measures.files.requested_file import Wanted
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import CatalogueFile, ChangeSet, ImportRun, Measure
from gemeinwerk.measures.undoing import operations as undoing
from gemeinwerk.measures.undoing.outlook import look
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.notices.sending import MAILS
from gemeinwerk.progress_reports import operations as reports
from gemeinwerk.progress_reports.exporting.formats import FORMATS
from gemeinwerk.progress_reports.models import IssuedReport, ProgressReport
from gemeinwerk.scheduling import operations as scheduling
from gemeinwerk.scheduling.models import Plan

CONTENT = "Nr.;Maßnahme\n1;Beratung\n2;Kurse\n".encode()
CONTACTS = b"Name;E-Mail\nAda Beispiel;ada@verein.example\n"
NOT_ANY_MORE = "darf es inzwischen nicht mehr"
pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Work:
    """`ask` leaves work waiting; `told` is what its row says and whether anything was done."""

    ask: Callable[[Concept, User], Any]
    told: Callable[[], tuple[str, bool]]


def _uploaded(concept: Concept, by: User) -> None:
    importing.upload(concept, content=CONTENT, name="k.csv", by=by)


def _confirmed(concept: Concept, by: User) -> None:
    _uploaded(concept, by)
    assert jobs.work_one()
    importing.apply(ImportRun.objects.get(), by=by)


def _taken_back(concept: Concept, by: User) -> None:
    importing.import_now(concept, content=CONTENT, name="k.csv", by=by)
    kept = ChangeSet.objects.select_related("concept").get()
    undoing.ask_to_undo(kept, seen=look(kept).fingerprint(), by=by)


def _drafted(concept: Concept, by: User) -> None:
    MeasureFactory(concept=concept)
    files.want([Wanted.of_draft(concept, "xlsx", "de", by)])


def _told_of_file() -> tuple[str, bool]:
    row = CatalogueFile.objects.get(kind="draft")
    return row.error, bool(row.name)


def _issued(concept: Concept, by: User) -> None:
    MeasureFactory(concept=concept)
    published_version(concept)
    CatalogueFile.objects.all().delete()  # other work
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    concept.refresh_from_db()
    reports.order(ProgressReportFactory(concept=concept), by=by)


def _told_of_report() -> tuple[str, bool]:
    return ProgressReport.objects.get().error, IssuedReport.objects.exists()


def _contributions_uploaded(concept: Concept, by: User) -> None:
    contributions.upload(concept, content=b"Beitrag\nMehr Licht.", name="b.csv", by=by)


def _contributions_confirmed(concept: Concept, by: User) -> None:
    _contributions_uploaded(concept, by)
    jobs.work_one()
    contributions.apply(ContributionImport.objects.get(), by=by)


def _contacts_uploaded(concept: Concept, by: User) -> None:
    contacts.upload(concept.municipality, content=CONTACTS, name="k.csv", by=by)


def _contacts_confirmed(concept: Concept, by: User) -> None:
    _contacts_uploaded(concept, by)
    assert jobs.work_one()
    contacts.apply(ContactImport.objects.get(), by=by)


def _contacts_taken_back(concept: Concept, by: User) -> None:
    contacts.import_now(concept.municipality, content=CONTACTS, name="k.csv", by=by)
    contacts_undoing.ask_to_undo(ContactImport.objects.get(), by=by)


def _told_of_contacts() -> tuple[str, bool]:
    return ContactImport.objects.get().error, Person.objects.exists()


def _composed(concept: Concept, by: User) -> None:
    group = BodyFactory(municipality=concept.municipality, seats_low=1, seats_high=1)
    FieldFactory(concept=concept, working_group=group)
    person = PersonFactory(municipality=concept.municipality)
    wishes = compositions.Wishes([group.pk])
    compositions.set_wishes(concept, person=person, wishes=wishes, by=by)
    compositions.ask(concept, by=by, seconds=1, seed=1)


def _told_of_composition() -> tuple[str, bool]:
    row = Composition.objects.get()
    return row.error, bool(row.proposed)


def _planned(concept: Concept, by: User) -> None:
    schedule = ScheduleFactory(concept=concept, seconds=5)
    body = BodyFactory(municipality=concept.municipality)
    SeatFactory(body=body, sitting=PersonFactory(municipality=concept.municipality))
    SeriesFactory(schedule=schedule, body=body)
    scheduling.ask(schedule, by=by)


def _published(concept: Concept, by: User) -> None:
    _planned(concept, by)
    assert jobs.work_one()
    scheduling.publish(Plan.objects.get(), by=by)


def _answered(concept: Concept, by: User) -> None:
    OutcomeFactory(contribution__concept=concept, state="checked", checked_at=now())
    rounds.release(rounds.open_round(concept, by=by), by=by)


def _told_of_round() -> tuple[str, bool]:
    row = AnswerRound.objects.get()
    return row.error, row.is_released


def _told_of_plan() -> tuple[str, bool]:
    row = Plan.objects.get()
    return row.error, bool(row.dates)


KINDS = {
    "import.read": Work(
        _uploaded, lambda: (ImportRun.objects.get().error, bool(ImportRun.objects.get().preview))
    ),
    "import.apply": Work(
        _confirmed, lambda: (ImportRun.objects.get().error, Measure.objects.exists())
    ),
    "catalogue.undo": Work(
        _taken_back, lambda: (ChangeSet.objects.get().error, not Measure.objects.exists())
    ),
    "catalogue.file": Work(_drafted, _told_of_file),
    "progress_report": Work(_issued, _told_of_report),
    "contributions.read": Work(
        _contributions_uploaded,
        lambda: (
            ContributionImport.objects.get().error,
            bool(ContributionImport.objects.get().preview),
        ),
    ),
    "contributions.apply": Work(
        _contributions_confirmed,
        lambda: (ContributionImport.objects.get().error, Contribution.objects.exists()),
    ),
    "contacts.read": Work(
        _contacts_uploaded,
        lambda: (ContactImport.objects.get().error, bool(ContactImport.objects.get().preview)),
    ),
    "contacts.apply": Work(_contacts_confirmed, _told_of_contacts),
    "contacts.undo": Work(
        _contacts_taken_back,
        lambda: (ContactImport.objects.get().error, not Person.objects.exists()),
    ),
    "composition.compose": Work(_composed, _told_of_composition),
    "schedule.plan": Work(_planned, _told_of_plan),
    "schedule.publish": Work(
        _published, lambda: (Plan.objects.get().error, Meeting.objects.exists())
    ),
    "answer_round.release": Work(_answered, _told_of_round),
}


def _without_a_role(user: User, _by: User) -> None:
    user.memberships.all().delete()


def _with_another_role(user: User, _by: User) -> None:
    user.memberships.update(role=Role.PARTICIPANT)


def _closed(user: User, by: User) -> None:
    close(user, town=user.memberships.get().municipality, by=by)


LOST = {"no role": _without_a_role, "a lesser role": _with_another_role, "closed": _closed}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a report that are made in no time."""
    for suffix in FORMATS:
        monkeypatch.setitem(FORMATS, suffix, FORMATS[suffix].but(lambda made: b"small"))


@pytest.fixture
def concept() -> Concept:
    return ConceptFactory()


@pytest.fixture
def asking(concept: Concept) -> User:
    return office_of(concept)


def test_every_kind_of_work_stands_here_or_is_nobodys() -> None:
    nobodys = {"figures.reading", "calendars.reading", "contributions.likeness"}
    assert {kind.key for kind in jobs.registered()} == KINDS.keys() | nobodys
    assert {one.asked(None) for one in (MAILS, READING, CALENDARS, LIKENESS)} == {None}


@pytest.mark.parametrize("key", KINDS)
def test_it_is_done_for_who_still_may(key: str, concept: Concept, asking: User) -> None:
    KINDS[key].ask(concept, asking)
    while jobs.work_one():
        pass
    assert KINDS[key].told() == ("", True)


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("key", KINDS)
def test_it_is_not_done_for_who_lost_the_right(
    key: str, lost: str, concept: Concept, asking: User
) -> None:
    KINDS[key].ask(concept, asking)
    LOST[lost](asking, office_of(concept))
    while jobs.work_one():
        pass
    said, done = KINDS[key].told()
    assert (NOT_ANY_MORE in said, done) == (True, False)
    assert str(asking) not in said, "it may outlive the account"


@pytest.mark.parametrize(
    "key", ["import.apply", "catalogue.undo", "contacts.apply", "contacts.undo"]
)
def test_what_writes_is_not_done_for_an_account_that_is_gone(
    key: str, concept: Concept, asking: User
) -> None:
    KINDS[key].ask(concept, asking)
    asking.delete()
    while jobs.work_one():
        pass
    said, done = KINDS[key].told()
    assert (NOT_ANY_MORE in said, done) == (True, False)


def test_a_role_in_another_town_is_no_help(concept: Concept, asking: User) -> None:
    KINDS["import.apply"].ask(concept, asking)
    asking.memberships.update(municipality=ConceptFactory().municipality)
    assert jobs.work_one()
    assert not Measure.objects.exists()


def test_lost_while_the_worker_reads_the_file(
    concept: Concept, asking: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    KINDS["import.apply"].ask(concept, asking)
    read = importing.read_apart

    def read_and_lose(*args: Any, **more: Any) -> Any:
        asking.memberships.all().delete()
        return read(*args, **more)

    monkeypatch.setattr(importing, "read_apart", read_and_lose)
    assert jobs.work_one()
    assert not Measure.objects.exists()


def test_somebody_else_may_take_over_what_was_looked_through(
    concept: Concept, asking: User
) -> None:
    KINDS["import.apply"].ask(concept, asking)
    asking.memberships.all().delete()
    assert jobs.work_one()
    run = ImportRun.objects.get()
    assert run.state == "ready"
    importing.apply(run, by=user_with_role(Role.OFFICE, concept.municipality))
    assert jobs.work_one()
    assert Measure.objects.count() == 2
