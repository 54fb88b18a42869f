"""What else somebody without an account leaves traces by: every form and file, each by its page."""

import re
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.timezone import localdate, now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import operations as contacts
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.invitations import operations as invitations
from gemeinwerk.invitations.answering.models import Reply
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.models import Invitation, Letter, Wave
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings import words
from gemeinwerk.meetings.models import CalendarAddress, Invitee
from gemeinwerk.meetings.replying.addresses import address_of
from gemeinwerk.meetings.replying.operations import take_in
from gemeinwerk.notices.models import Notice
from gemeinwerk.questions.models import Question
from gemeinwerk.scheduling import operations as scheduling
from gemeinwerk.scheduling.models import PersonTimes, Plan
from tests.factories import MeasureFactory, published_version
from tests.meetings.calendar_mails import plain
from tests.privacy.life import EMAIL, NAME, PHONE, TOLD
from tests.scheduling.test_times import calendar
from tests.walk.offers import send

CARD = """BEGIN:VCARD
VERSION:4.0
FN:{name}
N:{last};{first};;;
ORG:Verein Brücke
EMAIL:{email}
TEL:{phone}
NOTE:{note}
END:VCARD
"""


def card(name: str, email: str, phone: str, note: str) -> bytes:
    first, _space, last = name.partition(" ")
    told = CARD.format(name=name, first=first, last=last, email=email, phone=phone, note=note)
    return told.replace("\n", "\r\n").encode()


def comes_by_a_card(office: User, other: str) -> None:
    """Taken over, and a second one that waits."""
    town = office.memberships.get().municipality
    named = {"name": f"{NAME}.vcf", "by": office}
    both = card(NAME, EMAIL, PHONE, TOLD) + card("Bo Öztürk", other, "", f"wie {NAME}")
    contacts.import_now(town, content=both, **named)
    contacts.upload(town, content=card(NAME, EMAIL, PHONE, f"neu: {TOLD}"), **named)
    while jobs.work_one():
        pass


def stands_in_the_forms_of_the_office(body: Body, person: Person, office: Client) -> None:
    """People, organisations, seats and groups, as somebody types there."""
    typed: dict[str, Any] = {"name": "Wer Vertritt", "function": f"Vertretung {NAME}"}
    send(office, reverse("actors:person_create"), **typed)
    at_hers = {"address_extra": f"bei {NAME}", "phone": f"über {NAME}"}
    send(office, reverse("actors:person_create"), name="Wohnt Dort", further=TOLD, **at_hers)
    edit = reverse("actors:person_edit", args=[person.pk])
    send(office, edit, function=f"Vorsitz ({NAME})", permission_source=f"Gespräch mit {NAME}",
         further=f"{EMAIL}\n{PHONE}")  # fmt: skip
    send(office, reverse("actors:organisation_create"), kind="ngo", name=f"Freundeskreis {NAME}",
         aliases=f"bei {NAME}", email=EMAIL, phone=PHONE)  # fmt: skip
    send(office, reverse("actors:seat_add", args=[body.pk]), remark=f"benannt von {NAME}",
         paper=NAME, deputy=str(person.pk), function="member",
         person=str(Person.objects.get(name="Wer Vertritt").pk))  # fmt: skip
    send(office, reverse("actors:body_edit", args=[body.pk]), purpose=TOLD)


def is_told_in_words_of_pages(wave: Wave, office: Client) -> None:
    """What is asked, and the town's words on the page of answers."""
    send(office, reverse("answers:asked", args=[wave.pk]), place=f"bei {NAME}", asks_needs="on",
         asks_themes="on")  # fmt: skip
    told = {"heading": f"Mit {NAME}", "introduction": TOLD, "place": NAME, "next_steps": TOLD}
    send(office, reverse("answers:text", args=[wave.pk, "ar"]), **told)


def is_written_to_on_paper(concept: Concept, person: Person, other: Person, by: User) -> None:
    """A wave of its own: a letter printed for her, and one to somebody else changed by hand."""
    wave = invitations.create_wave(
        concept, name="Auf Papier", why=TOLD, answer_until=localdate() + timedelta(days=9), by=by
    )
    text = "{anrede}\n\n" + TOLD + "\n\n{link}\n"
    invitations.write_text(wave, language="de", subject=f"Wie {NAME}", body=text, by=by)
    invitations.choose(wave, choice=Choice(people=frozenset({person.pk, other.pk})), by=by)
    for row in Invitation.objects.filter(wave=wave):
        if row.person == person:
            invitations.choose_channel(row, channel="paper", by=by)
    letter = Letter.objects.get(invitation__wave=wave, invitation__person=other)
    invitations.edit_letter(letter, subject=f"Von {NAME}", body=f"{TOLD} {{link}}", by=by)
    invitations.lay_before(wave, by=by)
    invitations.release_wave(wave, by=by)
    assert invitations.print_letters(wave, suffix="docx", by=by)


def is_taken_down(invitation: Invitation, office: Client) -> None:
    """What somebody said by telephone, and what they need."""
    send(office, reverse("answers:take_down", args=[invitation.pk]), coming="deputised",
         deputy_name=NAME, deputy_email=EMAIL, themes=TOLD, times_note=f"wie {NAME}",
         told="phone", told_on=f"{localdate():%d.%m.%Y}")  # fmt: skip
    needed = reverse("answers:needed", args=[invitation.wave_id])
    assert office.post(needed, {"needs": "childcare", "note": TOLD}).status_code == 302
    # Named to come instead, she is there already.
    address = reverse("answers:deputy", args=[invitation.pk])
    assert office.post(address).status_code == 302


def is_taken_in(links: list[str], client: Client, office: Client) -> None:
    """Whoever asked to join proves the address, and the office agrees."""
    for link in links:
        assert client.post(link).status_code == 302
    for asker in JoinRequest.objects.exclude(email="privat@post.example"):
        assert asker.state == "confirmed"
        assert office.post(reverse("answers:take_in", args=[asker.pk])).status_code == 302
    assert JoinRequest.objects.filter(state="taken").count() == 2


def asks_a_question(concept: Concept, client: Client, office: Client) -> None:
    """Answered, and published as the office words it; and once more from another address."""
    measure = MeasureFactory(concept=concept, field=concept.fields.first(), code="9.9")
    published_version(concept)
    address = reverse("portal:question", args=[concept.slug, measure.code])
    for email in (EMAIL, "privat@post.example"):
        typed = {"text": TOLD, "name": NAME, "email": email, "homepage": ""}
        assert client.post(address, typed).status_code == 302
    asked = Question.objects.earliest("pk")
    page = reverse("questions:question", args=[asked.pk])
    send(office, page, text=TOLD)
    send(office, page, reverse("questions:publish", args=[asked.pk]))
    asked.refresh_from_db()
    assert (asked.public_text, asked.public_answer) == (TOLD, TOLD)


def meets(body: Body, concept: Concept, person: Person, other: Person, by: User) -> None:
    """Both are asked, each names somebody; a wished theme is taken, another one is not."""
    begins = now() + timedelta(days=30)
    meeting = meetings.create_meeting(
        body, concept=concept, starts_at=begins, ends_at=begins + timedelta(hours=2),
        title=f"Treffen bei {NAME}", place=f"bei {NAME}", note=TOLD, joining=TOLD, public=True,
        by=by,
    )  # fmt: skip
    meetings.add_item(meeting, title=f"Bericht {NAME}", text=TOLD, speaker=NAME, by=by)
    meetings.invite(meeting, people=[person.pk, other.pk], by=by)
    client = Client()
    for invitee in Invitee.objects.filter(meeting=meeting):
        link = reverse("attend:page", args=[words.said(invitee, words.INVITEE)])
        send(client, link, answer="deputy", deputy_name=NAME)
        assert client.post(f"{link}kalender/").status_code == 302
        with override_settings(MAIL_BOUNCES="rueck@stadt.example"):
            to = address_of(invitee)
        raw = plain(f"{NAME} <{EMAIL}>", to, f"{TOLD} Nr. {invitee.pk}")
        assert take_in(raw) == 1
    assert CalendarAddress.objects.count() == 2
    for reply in _wished(concept):
        if reply.invitation.person == person:
            meetings.take_wish(meeting, reply=reply, title=f"Wunsch: {NAME}", sentence=TOLD, by=by)
        else:
            meetings.decline_wish(meeting, reply=reply, sentence=TOLD, by=by)


def _wished(concept: Concept) -> list[Reply]:
    rows = Reply.objects.filter(invitation__wave__concept=concept).exclude(themes="")
    return list(rows.select_related("invitation__person"))


def is_planned_with(concept: Concept, person: Person, by: User, office: Client) -> None:
    """When she can was typed and uploaded, in a planning that is called after her."""
    schedule = scheduling.begin(concept, by=by)
    first = localdate() + timedelta(days=40)
    scheduling.edit_schedule(
        schedule, title=f"Termine mit {NAME}", first=first, last=first + timedelta(days=20), by=by
    )
    series = schedule.series.get()
    scheduling.edit_series(series, name=f"Runde {NAME}", meetings=1, required=[person], by=by)
    times = reverse("scheduling:person", args=[schedule.pk, person.pk])
    send(office, times, away=f"{first:%d.%m.%Y}")
    day = first + timedelta(days=1)
    told = calendar((f"{day:%Y%m%d}", "17")).replace(b"Zahnarzt", TOLD.encode())
    file = SimpleUploadedFile(f"{NAME}.ics", told, "text/calendar")
    address = reverse("scheduling:calendar", args=[schedule.pk, person.pk])
    assert office.post(address, {"file": file}).status_code == 302
    assert PersonTimes.objects.filter(person=person).count() == 2
    scheduling.ask(schedule, by=by)
    while jobs.work_one():
        pass
    assert Plan.objects.get().state == "ready"


def links_to_confirm() -> list[str]:
    mails = Notice.objects.filter(kind="join.asked").order_by("pk")
    found = [re.search(r"https?://[^/]+(/mitmachen/bestaetigen/\S+)", one.body) for one in mails]
    return [one.group(1) for one in found if one]
