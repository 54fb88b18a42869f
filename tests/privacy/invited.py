"""Somebody from a list of contacts takes part without an account: named, asked, answering."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, timedelta

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.contacts import merges
from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.actors.own_data.operations import send_data_link
from gemeinwerk.compositions import operations as compositions
from gemeinwerk.compositions.operations import Wishes
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.invitations import operations as invitations
from gemeinwerk.invitations.answering.models import AnswerPage
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.joining import operations as joining
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.models import Invitation, Wave
from gemeinwerk.nominations import operations as nominations
from gemeinwerk.notices.bounces.operations import keep
from gemeinwerk.notices.bounces.reading import read
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.returning import message_id
from gemeinwerk.representation import operations as representation
from gemeinwerk.representation.questions import STANDARD
from tests.actors.contacts.conftest import content
from tests.factories import BodyFactory, FieldFactory, OrganisationFactory, SeatFactory
from tests.factories import public_concept as a_concept
from tests.notices.test_bounces import REPORT
from tests.privacy import everywhere_else as further
from tests.privacy.life import EMAIL, NAME, PHONE, TOLD

OTHER = "bo@bruecke.example"
"""Somebody else, who stays and names her wherever one can."""
STREET = "Quellfeldgasse 17"
HEAD = [
    "Name",
    "Organisation",
    "E-Mail",
    "Telefon",
    "Straße",
    "Einwilligung",
    "Bemerkung",
    "Wunsch",
]
OnCommit = Callable[..., Any]


def take_part(office: User, client: Client, on_commit: OnCommit) -> Person:
    """All of it. The person there is in the end, of two that were one."""
    town = office.memberships.get().municipality
    person = _comes_by_a_list(office)
    further.comes_by_a_card(office, OTHER)
    desk = Client()
    desk.force_login(office)
    concept = a_concept(town)
    Concept.objects.filter(pk=concept.pk).update(status="participation")
    concept.refresh_from_db()
    body = BodyFactory(municipality=town, name="AG Wohnen", seats_low=1, seats_high=3)
    FieldFactory(concept=concept, working_group=body)
    _is_named(body, person, office, client)
    _is_composed(concept, body, person, office)
    with on_commit(execute=True):
        wave = _is_invited(concept, body, person, office)
    further.is_told_in_words_of_pages(wave, desk)
    _answers(wave, client)
    _joins(concept, wave, office, client)
    other = Person.objects.get(email=OTHER)
    with on_commit(execute=True):
        _goes_on(concept, body, (person, other), office, client, desk)
    _is_counted(concept, person, office)
    _looks_at_her_data(person, office, client)
    return _was_there_twice(person, office)


def _goes_on(
    concept: Concept,
    body: Body,
    both: tuple[Person, Person],
    office: User,
    client: Client,
    desk: Client,
) -> None:
    person, other = both
    further.stands_in_the_forms_of_the_office(body, person, desk)
    further.is_written_to_on_paper(concept, person, other, office)
    further.is_taken_in(further.links_to_confirm(), client, desk)
    further.is_taken_down(Invitation.objects.get(wave__name="Auf Papier", person=other), desk)
    further.asks_a_question(concept, client, desk)
    further.meets(body, concept, person, other, office)
    further.is_planned_with(concept, person, office, desk)


def _comes_by_a_list(office: User) -> Person:
    """Once whole, once in a list that waits to be looked through, once in one nobody can read."""
    town = office.memberships.get().municipality
    row = [NAME, "Verein Brücke", EMAIL, PHONE, STREET, "ja", TOLD, "Wohnen"]
    other = [
        "Bo Öztürk",
        "Verein Brücke",
        OTHER,
        "",
        "",
        f"ja, durch {NAME}",
        f"vertritt {NAME}",
        f"wie {NAME}",
    ]
    named = {"name": f"Kontakte von {NAME}.csv", "by": office}
    contacts.import_now(town, content=content(row, other, head=HEAD), **named)
    changed = [NAME, "Verein Brücke", EMAIL, PHONE, "Neue Gasse 1", "ja", f"kennt {NAME}", "Arbeit"]
    contacts.upload(town, content=content(changed, head=HEAD), **named)
    contacts.upload(town, content=b"PK\x03\x04 kaputt", **named)
    while jobs.work_one():
        pass
    return Person.objects.get(email=EMAIL)


def _is_named(body: Body, person: Person, office: User, client: Client) -> None:
    """One organisation names her for a seat, another one's answer waits."""
    for taken in (True, False):
        group = OrganisationFactory(municipality=body.municipality, email="fraktion@rat.example")
        seat = SeatFactory(body=body)
        asked = nominations.ask(
            group, seats=[seat.pk], email=group.email,
            answer_until=localdate() + timedelta(days=20), by=office,
        )  # fmt: skip
        mail = Notice.objects.filter(kind__startswith="nomination").latest("pk")
        link = re.search(r"/benennen/[\w-]+/", mail.body)
        assert link
        row = asked.nominations.get()
        said = {"answer": "named", "name": NAME, "email": EMAIL, "phone": PHONE, "paper": NAME}
        _post(client, link.group(), seats=str(row.pk), function=f"vertritt {NAME}", **said)
        if taken:
            nominations.take_over(asked, like=row.pk, person=person, since=localdate(), by=office)


def _is_composed(concept: Concept, body: Body, person: Person, office: User) -> None:
    compositions.set_wishes(concept, person=person, wishes=Wishes([body.pk]), by=office)
    row = compositions.ask(concept, by=office, seconds=5, seed=7)
    while jobs.work_one():
        pass
    row.refresh_from_db()
    assert row.state == "ready"


def _is_invited(concept: Concept, body: Body, person: Person, office: User) -> Wave:
    wave = invitations.create_wave(
        concept, name=f"Auftakt mit {NAME}", answer_until=localdate() + timedelta(days=20),
        by=office,
    )  # fmt: skip
    text = "{anrede}\n\nbitte antworten Sie bis {frist}:\n\n{link}\n"
    invitations.write_text(wave, language="de", subject="Einladung, {name}", body=text, by=office)
    AnswerPage.objects.create(wave=wave, meeting="Auftakt")
    both = frozenset({person.pk, Person.objects.get(email=OTHER).pk})
    invitations.choose(wave, choice=Choice(people=both), by=office)
    invitations.lay_before(wave, by=office)
    invitations.release_wave(wave, by=office)
    invitation = Invitation.objects.get(wave=wave, person=person)
    letter = invitation.letters.latest("pk")
    assert NAME.split()[1] in letter.subject
    _comes_back(letter.notice)
    return wave


def _comes_back(notice: Notice) -> None:
    told = f"550 5.1.1 {NAME} <{EMAIL}> unknown"
    raw = REPORT.format(
        to=EMAIL, recipient=EMAIL, action="failed", status="5.1.1", said=told, id=message_id(notice)
    ).encode()
    (report,) = read(raw)
    assert keep(report, raw)


def _answers(wave: Wave, client: Client) -> None:
    said = {
        "coming": "deputised", "deputy_name": NAME, "deputy_email": EMAIL,
        "themes": TOLD, "times_note": TOLD, "privacy": "on", "seen": "0",
        "needs": "childcare", "needs_note": TOLD, "needs_consent": "on",
    }  # fmt: skip
    for email in (EMAIL, OTHER):
        mail = Notice.objects.filter(recipient=email, kind__startswith="invitation").earliest("pk")
        link = re.search(r"https?://[^/]+(/\S+)", mail.body)
        assert link
        _post(client, link.group(1), **said)
    assert {one.reply.themes for one in wave.invitations.all()} == {TOLD}


def _joins(concept: Concept, wave: Wave, office: User, client: Client) -> None:
    """She asks once more, somebody asks who names her, and she from an address nobody knows."""
    joining.set_joining(concept, is_open=True, text=TOLD, wave=wave, by=office)
    asking = ((NAME, EMAIL), ("Wer Anders", "wer@anders.example"), (NAME, "privat@post.example"))
    for name, email in asking:
        typed = {"name": name, "email": email, "organisation": f"Freunde von {NAME}"}
        kept = {"privacy": "on", "homepage": "", "message": TOLD}
        _post(client, reverse("joining:join", args=[concept.slug]), **typed, **kept)
    assert JoinRequest.objects.count() == 3


def _is_counted(concept: Concept, person: Person, office: User) -> None:
    enquiry = representation.prepare_enquiry(
        concept, questions=list(STANDARD), crossings=[],
        closes_on=localdate() + timedelta(days=30), by=office,
    )  # fmt: skip
    representation.open_enquiry(enquiry, slips=5, by=office)
    representation.draw_slip_for(enquiry, person=person)


def _looks_at_her_data(person: Person, office: User, client: Client) -> None:
    for one in (person, Person.objects.get(email=OTHER)):
        path = send_data_link(one, by=office)
        assert NAME in client.get(path).content.decode()
        for kind in ("correction", "erasure"):
            _post(client, path, **{kind: "1", f"{kind[:2]}-said": TOLD})
        _post(client, path, **{"keine-mails": "1"})
        assert one.data_requests.count() == 2


def _was_there_twice(person: Person, office: User) -> Person:
    person.refresh_from_db()
    twin = actors.create_person(
        person.municipality, by=office, name="Quellfeld, Zora", email=EMAIL, phone=PHONE
    )
    merges.merge(twin, person, choices={}, by=office)
    twin.refresh_from_db()
    return twin


def _post(client: Client, path: str, **said: str) -> None:
    """Refused is what stays on its page."""
    answer = client.post(path, said)
    assert answer.status_code == 302, (path, answer.status_code, answer.content.decode()[-3000:])
