"""The page of a wave: each figure leads to just those it counts, and it is said what to do next."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Answer, Invitation, Letter, LetterState, Purpose, Wave
from gemeinwerk.invitations.standing import next_steps, standing
from gemeinwerk.municipalities.models import Municipality
from tests.invitations.conftest import in_days

LONGEST_WORD = 24
"""What fits beside 320 pixels in the letters of a figure."""


@pytest.fixture
def running(wave: Wave, town: Municipality, people: list[Person], office: User) -> Wave:
    """Of nine: silent (reminded or not, or with a letter), lost, answered though lost, drafted."""
    Person.objects.bulk_create(
        Person(municipality=town, name=f"P{n}", email=f"p{n}@example.org") for n in range(5)
    )
    keys = Person.objects.filter(municipality=town).values_list("pk", flat=True)
    operations.choose(wave, choice=Choice(people=frozenset(keys)), by=office)
    operations.lay_before(wave, by=office)
    operations.release_wave(wave, by=office)
    Letter.objects.update(state=LetterState.SENT)
    rows = list(Invitation.objects.filter(channel="mail").order_by("pk"))
    Letter.objects.create(invitation=rows[0], purpose=Purpose.REMINDER, state=LetterState.SENT)
    Letter.objects.filter(invitation__in=rows[1:3]).update(state=LetterState.BOUNCED)
    Letter.objects.filter(invitation=rows[3]).update(state=LetterState.DRAFTED)
    for answer, one in zip(
        (Answer.ACCEPTED, Answer.DEPUTISED, Answer.DECLINED, Answer.UNDECIDED),
        (rows[2], *rows[4:7]),
        strict=True,
    ):
        Invitation.objects.filter(pk=one.pk).update(answer=answer)
    wave.refresh_from_db()
    return wave


def test_each_figure_leads_to_just_those_it_counts(
    running: Wave, office: User, client: Client
) -> None:
    client.force_login(office)
    page = client.get(reverse("invitations:wave", args=[running.pk]))
    linked = [one for one in page.context["figures"] if one.url]
    assert len(linked) == 7
    for figure in linked:
        people = client.get(figure.url).context["page"].paginator.count
        assert (str(figure.label), str(people)) == (str(figure.label), figure.value)
    assert {one.value for one in linked} != {"0"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_figure_is_wider_than_a_phone(
    running: Wave, office: User, client: Client, language: str
) -> None:
    User.objects.filter(pk=office.pk).update(language=language)
    client.force_login(User.objects.get(pk=office.pk))
    page = client.get(reverse("invitations:wave", args=[running.pk])).content.decode()
    figures = re.search(r'<dl class="gw-figures">(.*?)</dl>', page, re.S)[1]  # type: ignore[index]
    for figure in figures.split("</div>")[:-1]:
        assert figure.index("<dt>") < figure.index("<dd")  # read as: what, how many, of how many
        words = re.sub(r"<[^>]+>", " ", figure).split()
        assert max(map(len, words)) <= LONGEST_WORD
    assert ("von 9 Eingeladenen" if language == "de" else "of 9") in figures


def test_it_says_what_to_do_next(running: Wave, office: User, client: Client) -> None:
    assert next_steps(standing(running), running, has_text=True) == [
        "3 haben noch nicht geantwortet, 1 davon ohne Erinnerung.",
        "Eine davon hat einen Brief: Erinnert wird per Mail, bitte rufen Sie an.",
        "Ein Schreiben ist nicht angekommen: Bitte prüfen Sie die Adresse.",
        "Ein neues Schreiben ist entworfen: Legen Sie es zur Durchsicht vor.",
    ]
    running.answer_until = localdate() - timedelta(days=1)
    assert any("Die Frist ist vorbei" in one for one in steps(running))
    operations.close_wave(running, by=office)
    running.refresh_from_db()
    assert steps(running) == []


def test_it_names_the_organisations_nobody_can_ask(running: Wave, people: list[Person]) -> None:
    house = people[0].organisations.get()
    assert not any(house.name in one for one in steps(running))  # nobody is to be asked
    running.escalates = True
    assert any(one.endswith("ihr fehlt die Adresse: Verein Brücke.") for one in steps(running))
    Organisation.objects.update(speaker=people[1])  # who answered, and has an address
    assert not any(house.name in one for one in steps(running))
    Organisation.objects.update(speaker=people[0])  # who is silent
    assert any(house.name in one for one in steps(running))
    Person.objects.filter(pk=people[1].pk).update(permission="refused")
    Organisation.objects.update(speaker=people[1])
    assert any(house.name in one for one in steps(running))
    Organisation.objects.update(email="post@bruecke.example")
    assert not any(house.name in one for one in steps(running))


def test_only_those_are_reminded_whom_a_mail_can_reach(
    running: Wave, office: User, client: Client
) -> None:
    client.force_login(office)
    address = reverse("invitations:wave", args=[running.pk])
    assert "Nur diese erinnern" in client.get(address).content.decode()
    Invitation.objects.filter(channel="mail").update(answer=Answer.ACCEPTED)
    page = client.get(address).content.decode()
    assert "Eine Person hat noch nicht geantwortet." in page
    assert "Nur diese erinnern" not in page


def test_before_it_leaves_it_says_so_too(
    concept: Concept, people: list[Person], office: User
) -> None:
    new = operations.create_wave(concept, name="Neu", answer_until=in_days(9), by=office)
    first, second = next_steps(standing(new), new, has_text=False)
    assert "deutschen Text" in first
    assert "an wen" in second
    operations.write_text(new, language="de", subject="x", body="{link}", by=office)
    operations.choose(new, choice=Choice(people=frozenset([people[0].pk])), by=office)
    assert steps(new) == ["Ein Schreiben ist entworfen: Legen Sie die Welle zur Durchsicht vor."]


def steps(wave: Wave) -> list[str]:
    return next_steps(standing(wave), wave, has_text=True)
