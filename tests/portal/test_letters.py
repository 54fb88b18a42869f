"""Whoever is known on paper alone reads of what is new in letters: each change once, in one letter
to each name at an address."""

from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now
from pypdf import PdfReader

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.rounds.models import Answer
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations as contributions
from gemeinwerk.contributions.models import Contribution, Voice
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.portal.following import operations, paper
from gemeinwerk.portal.following.models import Follower
from tests.factories import user_with_role
from tests.portal.test_following import noon, report
from tests.portal.test_what_became import Answered, answered

__all__ = ["answered"]
INGE = {"name": "Inge Sommer", "address": "Deichweg 19\n12345 Musterstadt"}


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


def an_hour_later() -> AbstractContextManager[None]:
    return audit.at(now() + timedelta(hours=1))


def said(concept: Concept) -> list[list[str]]:
    """What each letter that waits would say, after the answer; an hour has passed."""
    operations.tell_all(noon())
    with an_hour_later():
        return [
            [f"{one['title']}: {one['text']}" for _row, lines in letter.told for one in lines]
            for letter in paper.waiting(concept)
        ]


def read(client: Client, concept: Concept, number: int) -> str:
    found = client.get(reverse("letters:file", args=[concept.slug, number]))
    assert found["Content-Type"] == "application/pdf"
    pages = PdfReader(BytesIO(found.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_what_happened_since_the_answer_is_printed_once(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    assert said(concept) == []
    report("1.1", office, implementation="done")
    (letter,) = said(concept)
    assert len(letter) == 1
    assert "vollständig umgesetzt" in letter[0]
    client.force_login(office)
    page = reverse("letters:letters", args=[concept.slug])
    with an_hour_later():
        assert "Inge Sommer" in client.get(page).content.decode()
        printed = client.post(reverse("letters:write", args=[concept.slug]))
    assert printed.url == reverse("letters:file", args=[concept.slug, 1])
    text = read(client, concept, 1)
    for words in ("Inge Sommer", "Deichweg 19", "Beitrag Nummer 1", "vollständig umgesetzt"):
        assert words in text
    voice = Voice.objects.get()
    assert voice.proof, "with a link of their own"
    assert said(concept) == []
    report("1.1", office, implementation="partly")
    assert len(said(concept)) == 1, "what comes after it, and only that"
    assert "teilweise umgesetzt" not in read(client, concept, 1), "the file stays as it was"


def test_two_who_print_at_once_print_one(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    said(concept)
    report("1.1", office, implementation="done")
    assert len(said(concept)) == 1
    client.force_login(office)
    address = reverse("letters:write", args=[concept.slug])
    with an_hour_later():
        first, second = client.post(address), client.post(address, follow=True)
    assert first.url.endswith("/1/")
    assert "kein Brief zu drucken" in second.content.decode()
    assert "Inge" not in str(AuditEntry.objects.filter(verb="follower.print").values())


def test_no_mail_goes_to_whoever_is_on_paper_and_no_letter_to_whoever_has_mail(
    concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE, email="inge@example.org")
    answered(2, name="Kim Winter", address="Deichweg 20")
    answered(3, role="Nachbar")
    report("1.1", office, implementation="done")
    assert len(said(concept)) == 1
    assert Notice.objects.get(kind="follower.news").recipient == "inge@example.org"
    with an_hour_later():
        assert [one.name for one in paper.waiting(concept)] == ["Kim Winter"]
    assert Follower.objects.count() == 2


def test_one_letter_tells_of_all_that_somebody_said(
    concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    answered(
        2, code="2.1", **(INGE | {"address": "Deichweg 19, \n 12345  Musterstadt".replace(",", "")})
    )
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="partly")
    (letter,) = said(concept)
    assert len(letter) == 2


def test_whoever_was_forgotten_or_took_it_back_gets_none_and_stands_in_no_file(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    answered(2, name="Kim Winter", address="Deichweg 20")
    said(concept)
    report("1.1", office, implementation="done")
    assert len(said(concept)) == 2
    with an_hour_later():
        paper.write_letters(concept, by=office)
    contributions.remove_voice(Voice.objects.get(name="Inge Sommer"), by=office)
    contributions.withdraw(Contribution.objects.get(number=2), by=office)
    client.force_login(office)
    gone = client.get(reverse("letters:file", args=[concept.slug, 1]), follow=True)
    assert "kann keiner mehr gedruckt werden" in gone.content.decode()
    report("1.1", office, implementation="partly")
    assert said(concept) == []


def test_printed_once_more_it_says_what_it_said(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    said(concept)
    report("1.1", office, implementation="done")
    said(concept)
    with an_hour_later():
        paper.write_letters(concept, by=office)
    report("1.1", office, implementation="partly")
    Answer.objects.all().delete()
    client.force_login(office)
    text = read(client, concept, 1)
    assert "vollständig umgesetzt" in text
    assert "teilweise" not in text


def test_what_is_just_being_done_and_what_is_not_public_waits(
    concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    said(concept)
    report("1.1", office, implementation="done")
    assert paper.waiting(concept) == [], "what is done at the same time may not be written yet"
    assert len(said(concept)) == 1
    Concept.objects.update(public=False)
    assert said(concept) == []


def test_only_who_may_release_answers_prints(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    client.force_login(user_with_role("unit_editor", concept.municipality))
    assert client.post(reverse("letters:write", args=[concept.slug])).status_code == 403


def test_many_letters_take_no_more_queries_than_one(
    client: Client, concept: Concept, office: User, answered: Answered
) -> None:
    answered(**INGE)
    said(concept)
    report("1.1", office, implementation="done")
    said(concept)
    client.force_login(office)
    page = reverse("letters:letters", args=[concept.slug])
    taken = []
    for most in (0, 20):
        for n in range(most):
            Voice.objects.create(
                contribution=Contribution.objects.get(), name=f"{n}", address=f"Deichweg {n}"
            )
        said(concept)
        with an_hour_later(), CaptureQueriesContext(connection) as asked:
            assert client.get(page).context["total"] == most + 1
        taken.append(len(asked))
    assert taken[1] <= taken[0] <= 20
