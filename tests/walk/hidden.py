"""What a page offers to send, and how a town is brought into states in which it offers less."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils.timezone import now
from lxml import html

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.models import ContactImport, Organisation
from gemeinwerk.compositions.models import Composition, CompositionState
from gemeinwerk.concepts.lifecycle import ConceptStatus
from gemeinwerk.concepts.models import Concept, Finding
from gemeinwerk.core import jobs
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.evaluation.document import document
from gemeinwerk.evaluation.models import Evaluation, Survey
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import CatalogueVersion, ImportRun, Measure
from gemeinwerk.monitoring.models import Report, ReportingRound, ReportState
from gemeinwerk.nominations.models import Nomination, NominationRequest, NominationState
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.questions.models import Question
from gemeinwerk.representation.models import Enquiry, Release
from tests.catalogue_files import files
from tests.measures.importing.conftest import HEAD, ROWS
from tests.walk.scene import CONTACTS, Scene

CATALOGUE = files.xlsx([HEAD, *ROWS])

Offer = tuple[str, str]
"""An address, and the button pressed there as "name=value"; "" where it has none."""


@dataclass(frozen=True)
class Fields:
    """What a form would send: as it stands there, and with what is empty filled in."""

    as_it_is: dict[str, Any]
    filled_in: dict[str, Any]

    def pressed(self, name: str, value: str) -> "Fields":
        if not name:
            return self
        button = {name: value}
        return Fields(self.as_it_is | button, self.filled_in | button)


_SENDING = ("data-hx-post", "hx-post")


def offered(client: Client, address: str) -> dict[Offer, Fields]:
    """All that the page at an address lets one send, with the fields as they would be sent."""
    answer = client.get(address)
    if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
        return {}
    found: dict[Offer, Fields] = {}
    page = html.fromstring(answer.content)
    for form in page.forms:
        if (form.get("method") or "get").lower() == "post":
            found |= _of_form(form, address)
    for name in _SENDING:
        for one in page.xpath(f"//*[@{name}]"):
            form = next((up for up in one.iterancestors("form")), None)
            found[(_path(address, one.get(name)), "")] = _fields(form)
    return found


def _of_form(form: Any, address: str) -> dict[Offer, Fields]:
    found: dict[Offer, Fields] = {}
    identity = form.get("id")
    buttons = form.xpath(".//button | .//input[@type='submit']")
    if identity:
        buttons += form.getroottree().xpath(f"//button[@form='{identity}']")
    for button in buttons or [None]:
        target = form.get("action") or address
        fields, pressed = _fields(form), ""
        if button is not None:
            if button.get("type") == "button":
                continue
            target = button.get("formaction") or target
            if button.get("name"):
                pressed = f"{button.get('name')}={button.get('value', '')}"
                fields = fields.pressed(button.get("name"), button.get("value", ""))
        found[(_path(address, target), pressed)] = fields
    return found


def _fields(form: Any) -> Fields:
    if form is None:
        return Fields({}, {})
    there: dict[str, Any] = {}
    for name, value in form.form_values():
        there.setdefault(name, []).append(value)
    filled = dict(there)
    for one in form.inputs:
        name = one.get("name")
        if name and not any(filled.get(name, [])) and (typed := _typed(one)):
            filled[name] = [typed]
    return Fields(there, filled)


def _typed(field: Any) -> str:
    """What a person might put into an empty field."""
    if field.tag == "select":
        return next((value for value in field.value_options if value), "")
    kind = "text" if field.tag == "textarea" else field.get("type", "text")
    if kind in ("checkbox", "radio"):
        return str(field.get("value", "on"))
    return {"text": "Text", "email": "neu@musterstadt.example"}.get(kind, "")


def _path(page: str, target: str) -> str:
    return urlsplit(urljoin(page, target)).path


@dataclass(frozen=True)
class Group:
    """Addresses that are looked at together, and the states they are looked at in."""

    prefixes: tuple[str, ...]
    roles: tuple[str, ...]
    states: dict[str, Callable[[Scene], Any]] = field(default_factory=dict)
    prepare: Callable[[Scene], Any] = lambda scene: None

    def holds(self, name: str) -> bool:
        return name.startswith(self.prefixes)


NO_VERBS = {"mehr"}
"""Buttons by which a form grows another row: nothing is done by them."""
ALSO_ELSEWHERE = {
    # The day on which a milestone was reached stands in the form of the draft, too.
    "measures:milestone",
}


def _read_a_file(scene: Scene) -> None:
    importing.upload(scene.concept, content=CATALOGUE, name="katalog.xlsx", by=None)
    while jobs.work_one():
        pass
    scene.run = ImportRun.objects.get(file_name="katalog.xlsx")


def _read_contacts(scene: Scene) -> None:
    contacts.upload(scene.town, content=CONTACTS.encode(), name="liste.csv", by=None)
    while jobs.work_one():
        pass
    scene.contact_import = ContactImport.objects.get(file_name="liste.csv")


def _as_is(scene: Scene) -> None:
    pass


def _account(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: User.objects.filter(pk=scene.account.pk).update(**changes)


def _without_a_role(scene: Scene) -> None:
    scene.account.memberships.all().delete()
    User.objects.filter(pk=scene.account.pk).update(kept_by=scene.town)


def _invited(scene: Scene) -> None:
    user = User.objects.get(pk=scene.account.pk)
    user.set_unusable_password()
    user.save()


def _without_a_factor(scene: Scene) -> None:
    Authenticator.objects.filter(user=scene.account).delete()


def _with_password(scene: Scene) -> None:
    User.objects.filter(pk=scene.account.pk).update(password="pbkdf2_sha256$1$a$b")


def _notice(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Notice.objects.filter(pk=scene.notice.pk).update(state=state)


def _concept(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Concept.objects.filter(pk=scene.concept.pk).update(**changes)


def _measure(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Measure.objects.filter(pk=scene.measure.pk).update(**changes)


def _question(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Question.objects.filter(pk=scene.question.pk).update(**changes)


def _report(state: str, **changes: Any) -> Callable[[Scene], Any]:
    def bring_about(scene: Scene) -> None:
        Concept.objects.filter(pk=scene.concept.pk).update(status="implementation")
        Measure.objects.filter(pk=scene.measure.pk).update(implementation="in_progress")
        Report.objects.filter(pk=scene.report.pk).update(
            state=state, implementation="in_progress", **changes
        )

    return bring_about


def _round_closed(scene: Scene) -> None:
    _report("draft")(scene)
    ReportingRound.objects.filter(pk=scene.round.pk).update(state="closed")


def _wave(state: str, letter: str) -> Callable[[Scene], Any]:
    def bring_about(scene: Scene) -> None:
        left = now() if state in ("running", "closed") else None
        type(scene.wave).objects.filter(pk=scene.wave.pk).update(state=state, released_at=left)
        type(scene.letter).objects.filter(pk=scene.letter.pk).update(state=letter)

    return bring_about


def _evaluation(survey: str, **changes: Any) -> Callable[[Scene], Any]:
    """Of a concept that is evaluated, with a survey that stands so."""

    def bring_about(scene: Scene) -> None:
        Concept.objects.filter(pk=scene.concept.pk).update(status="implementation")
        if changes:
            changes["content"] = document(scene.evaluation)
        Evaluation.objects.filter(pk=scene.evaluation.pk).update(**changes)
        over = now() if survey == "closed" else None
        Survey.objects.filter(pk=scene.survey.pk).update(state=survey, closed_at=over, answered=9)

    return bring_about


def _enquiry(state: str) -> Callable[[Scene], Any]:
    return lambda scene: Enquiry.objects.filter(pk=scene.enquiry.pk).update(state=state)


def _release(published: bool) -> Callable[[Scene], Any]:
    return lambda scene: Release.objects.filter(pk=scene.release.pk).update(published=published)


def _run(state: str) -> Callable[[Scene], Any]:
    return lambda scene: ImportRun.objects.filter(pk=scene.run.pk).update(state=state)


def _contacts(state: str) -> Callable[[Scene], Any]:
    found = ContactImport.objects
    return lambda scene: found.filter(pk=scene.contact_import.pk).update(state=state)


def _version(published: bool) -> Callable[[Scene], Any]:
    """Past the model, which lets nobody change what is frozen."""
    versions = CatalogueVersion._base_manager
    return lambda scene: versions.filter(concept=scene.concept).update(published=published)


def _organisation(active: bool) -> Callable[[Scene], Any]:
    return lambda scene: Organisation.objects.filter(pk=scene.organisation.pk).update(active=active)


def _composition(state: str) -> Callable[[Scene], Any]:
    found = Composition.objects
    return lambda scene: found.filter(pk=scene.composition.pk).update(state=state)


def _nomination(state: str) -> Callable[[Scene], Any]:
    def bring_about(scene: Scene) -> None:
        Nomination.objects.filter(pk=scene.nomination.pk).update(state=state)
        over = now() if state in ("taken_over", "withdrawn") else None
        NominationRequest.objects.filter(pk=scene.asked.pk).update(closed_at=over)

    return bring_about


def _finding(**changes: Any) -> Callable[[Scene], Any]:
    return lambda scene: Finding.objects.filter(pk=scene.finding.pk).update(**changes)


_STATUSES = {f"concept {one}": _concept(status=one) for one in ConceptStatus.values}

GROUPS = {
    "accounts": Group(
        ("accounts:a", "accounts:c", "accounts:d", "accounts:i", "accounts:re"),
        ("office", "administrator"),
        {
            "with a password": _with_password,
            "invited": _invited,
            "closed": _account(is_active=False),
            "without a role": _without_a_role,
            "asks to be forgotten": _account(removal_requested_at="2026-01-01T12:00:00Z"),
            "without a second factor": _without_a_factor,
        },
    ),
    "notices": Group(("notices:",), ("office",), {one: _notice(one) for one in NoticeState.values}),
    "concepts": Group(
        ("concepts:", "desk:concept", "desk:take_over"),
        ("office",),
        {
            "as it is": _as_is,
            "not public": _concept(public=False),
            "finding refused": _finding(refusal="Text", refused_on="2026-01-01"),
            **_STATUSES,
        },
    ),
    "measures": Group(
        (
            "measures:overview",
            "measures:edit",
            "measures:answer",
            "measures:confirmation",
            "measures:confirmations",
            "measures:ask",
            "measures:delete",
            "measures:history",
            "measures:settle",
            "measures:override",
            "measures:exceptions",
            "measures:note",
            "measures:milestone",
            "measures:move_milestone",
        ),
        ("office", "unit_editor"),
        {
            **{one: _measure(confirmation=one) for one in Confirmation.values},
            **{name: _STATUSES[f"concept {name}"] for name in ("adopted", "superseded")},
        },
    ),
    "questions": Group(
        ("questions:",),
        ("office", "unit_editor"),
        {
            "open": _as_is,
            "answered": _question(state="answered", answer="Darum.", answered_at=now()),
            "declined": _question(state="declined", answer="Nein.", answered_at=now()),
            "published": _question(
                state="answered",
                answer="Darum.",
                answered_at=now(),
                published=True,
                public_text="Warum?",
                public_answer="Darum.",
            ),
        },
    ),
    "monitoring": Group(
        ("monitoring:",),
        ("office", "unit_editor"),
        {
            "concept not decided": _as_is,
            "nothing new": _report("draft", nothing_new=True, done="", basis={}),
            **{one: _report(one) for one in ReportState.values},
            "round closed": _round_closed,
        },
    ),
    "evaluation": Group(
        ("evaluation:",),
        ("office",),
        {
            "concept not decided": _as_is,
            "survey in preparation": _evaluation("draft"),
            "survey open": _evaluation("open"),
            "survey over": _evaluation("closed"),
            "closed": _evaluation("closed", state="closed", closed_at=now()),
            "published": _evaluation("closed", state="closed", closed_at=now(), published=True),
        },
    ),
    "invitations": Group(
        ("invitations:",),
        ("office",),
        {
            "being looked at": _as_is,
            "in preparation": _wave("prepared", "drafted"),
            "running": _wave("running", "sent"),
            "held back": _wave("running", "withheld"),
            "closed": _wave("closed", "sent"),
        },
    ),
    "representation": Group(
        ("representation:",),
        ("office",),
        {
            "in preparation": _enquiry("draft"),
            "open": _enquiry("open"),
            "over": _enquiry("closed"),
            "not published": _release(False),
        },
    ),
    "contacts": Group(
        ("actors:contact",),
        ("office",),
        {one: _contacts(one) for one in ImportState.values if one != ImportState.APPLIED},
        prepare=_read_contacts,
    ),
    "imports": Group(
        ("measures:import",),
        ("office",),
        {one: _run(one) for one in ImportState.values if one != ImportState.APPLIED},
        prepare=_read_a_file,
    ),
    "versions": Group(
        ("measures:version", "measures:freeze", "measures:publish", "measures:withdraw"),
        ("office",),
        {
            "published": _version(True),
            "not published": _version(False),
            "superseded": _STATUSES["concept superseded"],
        },
    ),
    "compositions": Group(
        ("compositions:",),
        ("office",),
        {one: _composition(one) for one in CompositionState.values},
    ),
    "nominations": Group(
        ("nominations:",),
        ("office",),
        {one: _nomination(one) for one in NominationState.values},
    ),
    "actors": Group(
        ("actors:",),
        ("office",),
        {"open": _organisation(True), "closed": _organisation(False)},
    ),
}
