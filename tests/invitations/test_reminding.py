"""Only the silent are reminded, on their days and once; then their organisation is asked."""

from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.utils.timezone import localdate, make_aware

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import NotSilent
from gemeinwerk.invitations.models import Answer, Invitation, Letter, LetterState, Purpose, Wave
from gemeinwerk.invitations.queries import invited
from gemeinwerk.invitations.standing import standing
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import send_due
from tests.factories import PersonFactory
from tests.invitations.conftest import in_days


@pytest.fixture
def sent(wave: Wave, people: list[Person], office: User) -> Wave:
    """Three mails that have arrived, ten days ago."""
    operations.choose(wave, choice=Choice(people=frozenset(p.pk for p in people)), by=office)
    operations.lay_before(wave, by=office)
    operations.release_wave(wave, by=office)
    send_due()
    mail.outbox.clear()
    long_ago = make_aware(datetime.combine(in_days(-10), time(9)))
    Wave.objects.update(released_at=long_ago)
    Letter.objects.update(drawn_at=long_ago)
    wave.refresh_from_db()
    return wave


def of(name: str) -> Invitation:
    return Invitation.objects.get(person__name=name)


def reminded() -> list[str]:
    send_due()
    return sorted(one.to[0] for one in mail.outbox)


def test_whoever_answered_or_was_not_reached_is_not_reminded(
    sent: Wave, office: User, people: list[Person]
) -> None:
    Invitation.objects.filter(person=people[0]).update(answer=Answer.DECLINED)
    Letter.objects.filter(invitation__person=people[3]).update(state=LetterState.BOUNCED)
    assert operations.remind(sent, by=office) == 1
    assert reminded() == ["bo@bruecke.example"]
    assert mail.outbox[0].subject == "Erinnerung: Einladung, Bo Öztürk"
    assert "/einladung/" in mail.outbox[0].body
    with pytest.raises(NotSilent):  # once a day
        operations.remind(sent, by=office)


def test_whoever_has_it_at_a_new_address_is_silent_and_reminded_as_all_others(
    sent: Wave, office: User, people: list[Person]
) -> None:
    """What came back before says nothing any more; sending again is no reminder."""
    bo = of("Bo Öztürk")
    Invitation.objects.exclude(pk=bo.pk).update(answer=Answer.DECLINED)
    Letter.objects.filter(invitation=bo).update(state=LetterState.BOUNCED)
    assert (standing(sent).total.lost, standing(sent).total.silent) == (1, 0)
    Person.objects.filter(pk=people[1].pk).update(email="neu@bruecke.example")
    operations.send_again(bo, by=office)
    assert (standing(sent).total.lost, standing(sent).total.silent) == (0, 0)
    assert reminded() == ["neu@bruecke.example"]
    total = standing(sent).total
    assert (total.lost, total.silent, total.not_reminded) == (0, 1, 1)
    assert [one.pk for one in invited(sent, state="silent")] == [bo.pk]
    mail.outbox.clear()
    assert operations.remind(sent, by=office) == 1
    assert reminded() == ["neu@bruecke.example"]
    assert standing(sent).total.not_reminded == 0


def test_whoever_refuses_to_be_written_to_is_not_reminded(
    sent: Wave, office: User, people: list[Person]
) -> None:
    Person.objects.filter(pk=people[1].pk).update(permission="refused")
    operations.stop_reminders(of("Aylin Kaya"), stopped=True, by=office)
    assert operations.remind(sent, by=office) == 1
    assert reminded() == ["KAYA@bruecke.example"]


def test_a_text_of_its_own_is_taken_for_reminders(sent: Wave, office: User) -> None:
    operations.write_text(
        sent, purpose=Purpose.REMINDER, language="de", subject="Kommen Sie?",
        body="{anrede} {link}", by=office,
    )  # fmt: skip
    operations.remind(sent, by=office)
    reminded()
    assert {one.subject for one in mail.outbox} == {"Kommen Sie?"}


def test_on_its_day_each_is_reminded_once_and_never_by_night(sent: Wave, office: User) -> None:
    operations.edit_wave(sent, answer_until=in_days(7), reminder_days=[7, 3], by=office)
    today = localdate()
    noon, night = (make_aware(datetime.combine(today, time(hour))) for hour in (12, 3))
    assert operations.remind_all(night) == 0
    assert (operations.remind_all(noon), operations.remind_all(noon)) == (3, 0)
    assert len(reminded()) == 3
    later = noon + timedelta(days=4)
    with audit.at(later):
        assert (operations.remind_all(later), operations.remind_all(later)) == (3, 0)
    assert Letter.objects.filter(purpose=Purpose.REMINDER, number=2).count() == 3


def test_days_that_passed_before_it_left_remind_nobody(sent: Wave, office: User) -> None:
    operations.edit_wave(sent, answer_until=in_days(7), reminder_days=[20], by=office)
    Wave.objects.update(released_at=audit.now())
    noon = make_aware(datetime.combine(localdate(), time(12)))
    assert operations.remind_all(noon) == 0
    assert Wave.objects.get().reminded == [20]


def test_the_organisation_is_asked_once_on_the_day_after(
    sent: Wave, office: User, people: list[Person]
) -> None:
    Organisation.objects.filter(name="Verein Brücke").update(email="post@bruecke.example")
    operations.edit_wave(sent, answer_until=in_days(-1), escalates=True, by=office)
    noon = make_aware(datetime.combine(localdate(), time(12)))
    assert (operations.remind_all(noon), operations.remind_all(noon)) == (1, 0)
    told = Notice.objects.get(kind="invitation.escalated")
    assert told.recipient == "post@bruecke.example"
    assert "Aylin Kaya" in told.body
    assert "Bo Öztürk" not in told.body  # of no organisation


@pytest.mark.parametrize("silent", [False, True])
def test_whoever_speaks_for_the_organisation_is_asked_unless_silent_themselves(
    sent: Wave, office: User, people: list[Person], silent: bool
) -> None:
    """The organisation then needs no mailbox; a silent one is not asked about themselves."""
    house = Organisation.objects.get(name="Verein Brücke")
    speaker = people[0] if silent else PersonFactory(
        municipality=house.municipality, email="vorstand@bruecke.example"
    )  # fmt: skip
    Organisation.objects.filter(pk=house.pk).update(
        speaker=speaker, email="post@bruecke.example" if silent else ""
    )
    operations.edit_wave(sent, answer_until=in_days(-1), escalates=True, by=office)
    assert operations.escalate(sent, today=localdate()) == 1
    told = Notice.objects.get(kind="invitation.escalated")
    assert told.recipient == ("post@bruecke.example" if silent else "vorstand@bruecke.example")


def test_of_those_with_a_letter_on_paper_the_organisation_is_asked_as_well(
    sent: Wave, office: User, people: list[Person]
) -> None:
    house = Organisation.objects.get(name="Verein Brücke")
    Organisation.objects.filter(pk=house.pk).update(email="post@bruecke.example")
    on_paper = of("Cem Arslan")
    Invitation.objects.filter(pk=on_paper.pk).update(organisation=house)
    operations.print_letters(sent, suffix="docx", by=office)
    operations.edit_wave(sent, answer_until=in_days(-1), escalates=True, by=office)
    assert operations.escalate(sent, today=localdate()) == 1
    assert "Cem Arslan" in Notice.objects.get(kind="invitation.escalated").body
    assert operations.remind(sent, by=office) == 3  # a mail cannot reach him
