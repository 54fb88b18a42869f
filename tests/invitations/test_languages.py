"""What a person chose once holds for all letters, in whatever wave and whoever wrote it down."""

import pytest
from django.core import mail

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Letter, LetterState, Wave
from gemeinwerk.notices.sending import send_due
from tests.invitations.conftest import BODY


@pytest.fixture
def drafted(wave: Wave, people: list[Person], office: User) -> Wave:
    """Two drafts in German, and by now both speak Turkish; one was edited by hand."""
    operations.write_text(wave, language="tr", subject="Davet", body=BODY, by=office)
    operations.choose(wave, choice=Choice(people=frozenset(p.pk for p in people[:2])), by=office)
    operations.edit_letter(letter_to(people[1]), subject="Von Hand", by=office)
    Person.objects.filter(pk__in=[one.pk for one in people[:2]]).update(language="tr")
    return wave


def letter_to(person: Person) -> Letter:
    return Letter.objects.select_related("invitation__wave").get(invitation__person=person)


def test_a_draft_follows_the_language_before_it_is_looked_through(
    drafted: Wave, people: list[Person], office: User
) -> None:
    shown = operations.lay_before(drafted, by=office)
    first, second = (letter_to(one) for one in people[:2])
    assert (first.subject, first.language) == ("Davet", "tr")
    assert (second.subject, second.language, second.overtaken) == ("Von Hand", "de", True)
    assert (shown.substituted, shown.overtaken) == (1, 1)


def test_a_letter_that_nobody_has_to_draw_anew_is_not_marked(
    wave: Wave, people: list[Person], office: User
) -> None:
    operations.choose(wave, choice=Choice(people=frozenset([people[0].pk])), by=office)
    operations.edit_letter(letter_to(people[0]), subject="Von Hand", by=office)
    assert operations.lay_before(wave, by=office).overtaken == 0


def test_a_reminder_speaks_it(drafted: Wave, people: list[Person], office: User) -> None:
    operations.lay_before(drafted, by=office)
    operations.release_wave(drafted, by=office)
    Letter.objects.update(state=LetterState.SENT)
    Person.objects.filter(pk=people[0].pk).update(language="de")
    send_due()
    mail.outbox.clear()
    operations.remind(drafted, by=office)
    send_due()
    assert {one.to[0]: one.subject for one in mail.outbox} == {
        "kaya@bruecke.example": "Erinnerung: Einladung, Aylin Kaya",
        "bo@bruecke.example": "Hatırlatma: Davet",
    }
