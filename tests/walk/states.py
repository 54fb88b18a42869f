"""How a town is brought into states in which its pages offer less."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.models import ContactImport, Organisation
from gemeinwerk.calendars.reading.models import Reading
from gemeinwerk.compositions.models import Composition
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept, Finding
from gemeinwerk.contributions.importing import operations as importing_contributions
from gemeinwerk.contributions.models import (
    Contribution,
    ContributionImport,
    Participation,
)
from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.core import jobs
from gemeinwerk.dots.models import Weighing
from gemeinwerk.evaluation.document import document
from gemeinwerk.evaluation.models import Evaluation, Survey
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import CatalogueVersion, ImportRun, Measure
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.nominations.models import Nomination, NominationRequest
from gemeinwerk.notices.models import Notice
from gemeinwerk.questions.models import Question
from gemeinwerk.representation.models import Enquiry, Release
from gemeinwerk.scheduling.models import Plan
from tests.catalogue_files import files
from tests.measures.importing.conftest import HEAD, ROWS
from tests.walk.scene import CONTACTS, Scene

CATALOGUE = files.xlsx([HEAD, *ROWS])


def read_a_file(scene: Scene) -> None:
    importing.upload(scene.concept, content=CATALOGUE, name="katalog.xlsx", by=None)
    while jobs.work_one():
        pass
    scene.run = ImportRun.objects.get(file_name="katalog.xlsx")


def read_contacts(scene: Scene) -> None:
    contacts.upload(scene.town, content=CONTACTS.encode(), name="liste.csv", by=None)
    while jobs.work_one():
        pass
    scene.contact_import = ContactImport.objects.get(file_name="liste.csv")


def as_is(scene: Scene) -> None:
    pass


def account(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: User.objects.filter(pk=scene.account.pk).update(**changes)


def without_a_role(scene: Scene) -> None:
    scene.account.memberships.all().delete()
    User.objects.filter(pk=scene.account.pk).update(kept_by=scene.town)


def invited(scene: Scene) -> None:
    user = User.objects.get(pk=scene.account.pk)
    user.set_unusable_password()
    user.save()


def without_a_factor(scene: Scene) -> None:
    Authenticator.objects.filter(user=scene.account).delete()


def with_password(scene: Scene) -> None:
    User.objects.filter(pk=scene.account.pk).update(password="pbkdf2_sha256$1$a$b")


def notice(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Notice.objects.filter(pk=scene.notice.pk).update(state=state)


def concept(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Concept.objects.filter(pk=scene.concept.pk).update(**changes)


def measure(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Measure.objects.filter(pk=scene.measure.pk).update(**changes)


def question(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Question.objects.filter(pk=scene.question.pk).update(**changes)


def report(state: str, **changes: Any) -> Callable[[Scene], Any]:
    def bring_about(scene: Scene) -> None:
        Concept.objects.filter(pk=scene.concept.pk).update(status="implementation")
        Measure.objects.filter(pk=scene.measure.pk).update(implementation="in_progress")
        Report.objects.filter(pk=scene.report.pk).update(
            state=state, implementation="in_progress", **changes
        )

    return bring_about


def round_closed(scene: Scene) -> None:
    report("draft")(scene)
    ReportingRound.objects.filter(pk=scene.round.pk).update(state="closed")


def wave(state: str, letter: str) -> Callable[[Scene], Any]:
    def bring_about(scene: Scene) -> None:
        left = now() if state in ("running", "closed") else None
        type(scene.wave).objects.filter(pk=scene.wave.pk).update(state=state, released_at=left)
        type(scene.letter).objects.filter(pk=scene.letter.pk).update(state=letter)

    return bring_about


def evaluation(survey: str, **changes: Any) -> Callable[[Scene], Any]:
    """Of a concept that is evaluated, with a survey that stands so."""

    def bring_about(scene: Scene) -> None:
        Concept.objects.filter(pk=scene.concept.pk).update(status="implementation")
        if changes:
            changes["content"] = document(scene.evaluation)
        Evaluation.objects.filter(pk=scene.evaluation.pk).update(**changes)
        over = now() if survey == "closed" else None
        Survey.objects.filter(pk=scene.survey.pk).update(state=survey, closed_at=over, answered=9)

    return bring_about


def enquiry(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Enquiry.objects.filter(pk=scene.enquiry.pk).update(state=state)


def release(published: bool) -> Callable[[Scene], Any]:
    return lambda scene: Release.objects.filter(pk=scene.release.pk).update(published=published)


def run(state: str) -> Callable[[Scene], Any]:
    return lambda scene: ImportRun.objects.filter(pk=scene.run.pk).update(state=state)


def contact_list(state: str) -> Callable[[Scene], Any]:
    found = ContactImport.objects
    return lambda scene: found.filter(pk=scene.contact_import.pk).update(state=state)


def version(published: bool) -> Callable[[Scene], Any]:
    """Past the model, which lets nobody change what is frozen."""
    versions = CatalogueVersion._base_manager
    return lambda scene: versions.filter(concept=scene.concept).update(published=published)


def organisation(active: bool) -> Callable[[Scene], Any]:
    return lambda scene: Organisation.objects.filter(pk=scene.organisation.pk).update(active=active)


def plan(state: str, **changes: Any) -> Callable[[Scene], Any]:
    found = Plan.objects
    return lambda scene: found.filter(pk=scene.plan.pk).update(state=state, **changes)


def composition(state: str) -> Callable[[Scene], Any]:
    found = Composition.objects
    return lambda scene: found.filter(pk=scene.composition.pk).update(state=state)


def meeting(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Meeting.objects.filter(pk=scene.meeting.pk).update(state=state)


def weighing(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Weighing.objects.filter(pk=scene.weighing.pk).update(state=state)


def contribution(state: str) -> Callable[[Scene], Any]:
    told = {"because": "Nennt einen Namen."} if state == "hidden" else {}
    if state == "withdrawn":
        told = dict.fromkeys(("text", "title", "translation", "public_text", "search_text"), "")
    rows = Contribution.objects
    return lambda scene: rows.filter(pk=scene.contribution.pk).update(state=state, **told)


def participation_closed(scene: Scene) -> None:
    Participation.objects.filter(pk=scene.participation.pk).update(closed_at=now())


def photograph_done(scene: Scene) -> None:
    Photograph.objects.filter(pk=scene.photograph.pk).update(done_at=now())


def read_contributions(scene: Scene) -> None:
    importing_contributions.upload(
        scene.concept, content=b"Beitrag\nMehr Licht.", name="licht.csv", by=None
    )
    while jobs.work_one():
        pass
    scene.contribution_import = ContributionImport.objects.get(file_name="licht.csv")


def contribution_table(state: str) -> Callable[[Scene], Any]:
    rows = ContributionImport.objects
    return lambda scene: rows.filter(pk=scene.contribution_import.pk).update(state=state)


def minutes(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Minutes.objects.filter(pk=scene.minutes.pk).update(state=state)


def nomination(state: str) -> Callable[[Scene], Any]:
    def bring_about(scene: Scene) -> None:
        Nomination.objects.filter(pk=scene.nomination.pk).update(state=state)
        over = now() if state in ("taken_over", "withdrawn") else None
        NominationRequest.objects.filter(pk=scene.asked.pk).update(closed_at=over)

    return bring_about


def calendar_reading(outcome: str) -> Callable[[Scene], Any]:
    return lambda scene: Reading.objects.filter(pk=scene.calendar_reading.pk).update(
        outcome=outcome
    )


def finding(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Finding.objects.filter(pk=scene.finding.pk).update(**changes)


STATUSES = {f"concept {one}": concept(status=one) for one in ConceptStatus.values}
