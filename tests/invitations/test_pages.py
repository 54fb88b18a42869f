"""The office's way from an empty page to a wave that has left, in a browser without scripts."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body, Person
from gemeinwerk.actors.operations import erase_person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Answer, Invitation, Letter, LetterState, Wave
from gemeinwerk.invitations.standing import standing
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.sending import send_due
from tests.factories import PersonFactory
from tests.invitations.conftest import BODY, in_days


@pytest.fixture
def browser(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def test_from_an_empty_page_to_mails_that_have_left(
    browser: Client, concept: Concept, body: Body, people: list[Person]
) -> None:
    empty = browser.get(reverse("invitations:waves", args=[concept.slug])).content.decode()
    assert "Noch ist niemand eingeladen" in empty
    told = {"name": "Auftakt", "answer_until": f"{in_days(20):%d.%m.%Y}", "reminder_days": "7, 3"}
    answer = browser.post(reverse("invitations:create", args=[concept.slug]), told)
    wave = Wave.objects.get()
    assert wave.reminder_days == [7, 3]
    answer = browser.post(answer["Location"], {"subject": "Einladung", "body": BODY})
    assert answer["Location"] == reverse("invitations:wave", args=[wave.pk])
    choose = reverse("invitations:choose", args=[wave.pk])
    chosen = {"bodies": [body.pk], "people": [people[0].pk, people[3].pk]}
    seen = browser.post(choose, chosen).content.decode()
    assert "3 Menschen per Mail" in seen
    assert "Cem Arslan" in seen
    assert not Invitation.objects.exists()
    browser.post(choose, {**chosen, "aufnehmen": "1"})
    assert Invitation.objects.count() == 4
    browser.post(reverse("invitations:lay_before", args=[wave.pk]))
    page = browser.get(reverse("invitations:outbox", args=[wave.pk]))
    assert "3 Mails an 2 Adressen" in page.content.decode()
    stamp = page.context["outbox"].stamp
    browser.post(reverse("invitations:release", args=[wave.pk]), {"gesehen": "x"})
    assert send_due() == 0
    browser.post(reverse("invitations:release", args=[wave.pk]), {"gesehen": stamp})
    assert send_due() == 3
    assert len(mail.outbox) == 3
    told_now = browser.get(reverse("invitations:wave", args=[wave.pk])).content.decode()
    assert "3 haben noch nicht geantwortet, 3 davon ohne Erinnerung." in told_now
    invited = Invitation.objects.filter(person=people[0]).get()
    one = reverse("invitations:invitation", args=[invited.pk])
    assert "Lieber einen Brief" not in browser.get(one).content.decode()  # it has left
    Letter.objects.filter(invitation=invited).update(state=LetterState.WITHHELD)
    assert "Lieber einen Brief" in browser.get(one).content.decode()


def test_one_mail_is_not_said_to_be_many(
    browser: Client, wave: Wave, people: list[Person], office: User
) -> None:
    outbox = reverse("invitations:outbox", args=[wave.pk])
    for chosen, said in (([2], "Keine Mail"), ([0], "Eine Mail<"), ([3], "2 Mails an eine Adress")):
        keys = frozenset(people[one].pk for one in chosen)
        operations.choose(wave, choice=Choice(people=keys), by=office)
        operations.lay_before(wave, by=office)
        assert said in browser.get(outbox).content.decode()
        operations.take_back(wave, by=office)


def test_what_was_typed_stays_when_it_is_refused(browser: Client, wave: Wave) -> None:
    address = reverse("invitations:text", args=[wave.pk, "invitation", "en"])
    page = browser.post(address, {"subject": "Hello", "body": "come {first_name}"})
    assert page.status_code == 200
    assert "come {first_name}" in page.content.decode()
    assert "{first_name}" in page.content.decode()
    assert browser.get(address.replace("/en/", "/xx/")).status_code == 404


def test_every_page_is_there(
    browser: Client, wave: Wave, people: list[Person], office: User
) -> None:
    operations.choose(wave, choice=Choice(people=frozenset(p.pk for p in people)), by=office)
    operations.edit_letter(Letter.objects.all()[0], subject="Von Hand", by=office)
    operations.write_text(wave, language="de", subject="Neu", body=BODY, by=office)
    for name, key in (
        ("wave", wave.pk), ("edit", wave.pk), ("people", wave.pk), ("outbox", wave.pk),
        ("choose", wave.pk), ("invitation", Invitation.objects.all()[0].pk),
        ("letter", Letter.objects.all()[0].pk),
    ):  # fmt: skip
        assert browser.get(reverse(f"invitations:{name}", args=[key])).status_code == 200, name
    page = browser.get(reverse("invitations:letter", args=[Letter.objects.all()[0].pk]))
    assert "Nach dem neuen Text" in page.content.decode()
    preview = browser.get(reverse("invitations:preview", args=[wave.pk, "invitation", "de"]))
    assert "Guten Tag Aylin Kaya" in preview.content.decode()


def test_a_reminder_is_read_and_tried_as_it_will_leave(
    browser: Client, wave: Wave, people: list[Person], office: User
) -> None:
    operations.choose(wave, choice=Choice(people=frozenset([people[0].pk])), by=office)

    def read(language: str) -> str:
        address = reverse("invitations:preview", args=[wave.pk, "reminder", language])
        return browser.get(address).content.decode()

    def tried(language: str) -> str:
        chosen = {"purpose": "reminder", "language": language}
        browser.post(reverse("invitations:try_out", args=[wave.pk]), chosen)
        send_due()
        return str(mail.outbox[-1].subject)

    def write(language: str, subject: str) -> None:
        operations.write_text(
            wave, purpose="reminder", language=language, subject=subject, body="Noch {link}",
            by=office,
        )  # fmt: skip

    write("uk", "Чекаємо на вас")  # holds once there is a German one
    assert "Erinnerung: Einladung, Aylin Kaya" in read("uk")
    assert "keinen eigenen Text" in read("uk")
    assert tried("de") == "Erinnerung: Einladung, Aylin Kaya"
    write("de", "Wir warten, {name}")
    assert "Wir warten, Aylin Kaya" in read("de")
    assert "Чекаємо на вас" in read("uk")
    assert "keinen eigenen Text" not in read("uk")
    assert tried("uk") == "Чекаємо на вас"
    page = browser.get(reverse("invitations:wave", args=[wave.pk])).content.decode()
    assert reverse("invitations:preview", args=[wave.pk, "reminder", "uk"]) in page


def test_the_page_of_a_wave_costs_no_more_with_many(
    browser: Client, town: Municipality, wave: Wave, office: User
) -> None:
    """At most 15, two thousand as well: the count is the same with thirty."""
    Person.objects.bulk_create(
        Person(municipality=town, name=f"P{n}", email=f"p{n}@example.org") for n in range(30)
    )
    keys = Person.objects.filter(municipality=town).values_list("pk", flat=True)
    operations.choose(wave, choice=Choice(people=frozenset(keys)), by=office)
    address = reverse("invitations:wave", args=[wave.pk])
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    assert len(asked) <= 15


def test_everybody_is_counted_once_in_one_of_the_shares(
    wave: Wave, people: list[Person], office: User
) -> None:
    more = PersonFactory.create_batch(2, municipality=wave.concept.municipality)
    chosen = frozenset(one.pk for one in [*people, *more])
    operations.choose(wave, choice=Choice(people=chosen), by=office)
    rows = list(Invitation.objects.order_by("pk"))
    Letter.objects.update(state=LetterState.SENT)
    Letter.objects.filter(invitation=rows[1]).update(state=LetterState.BOUNCED)
    Letter.objects.filter(invitation=rows[2]).update(state=LetterState.DRAFTED)
    Invitation.objects.filter(pk=rows[3].pk).update(answer=Answer.ACCEPTED)
    Letter.objects.filter(invitation=rows[4]).update(state=LetterState.WITHHELD)
    erase_person(rows[5].person, by=office, reason="Antrag")
    found = standing(wave)
    total = found.total
    assert sum(total.shares) == total.invited == 6
    assert (total.silent, total.lost, total.waiting, total.left_out) == (1, 1, 1, 2)
    assert [row.counts[0] for row in found.funnel] == [6, 2, 1, 1]
