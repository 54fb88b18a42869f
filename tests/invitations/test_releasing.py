"""Before a wave leaves somebody looks at it; then each mail leaves once, with a link of its own."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.core.shown import SeenOtherwise
from gemeinwerk.invitations import links, operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import NobodyChosen, TextMissing, WaveFixed
from gemeinwerk.invitations.models import Invitation, Letter, LetterState, PersonalLink, Wave
from gemeinwerk.invitations.outbox import waiting
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.sending import send_due
from tests.invitations.conftest import BODY, in_days


@pytest.fixture
def filled(wave: Wave, people: list[Person], office: User) -> Wave:
    choice = Choice(people=frozenset(one.pk for one in people))
    operations.choose(wave, choice=choice, by=office)
    return wave


def states() -> list[str]:
    return sorted(Letter.objects.values_list("state", flat=True))


def test_nothing_leaves_before_somebody_has_looked(filled: Wave, office: User) -> None:
    with pytest.raises(WaveFixed):
        operations.release_wave(filled, by=office)
    operations.lay_before(filled, by=office)
    assert not Notice.objects.exists()
    assert send_due() == 0


def test_it_says_how_many_mails_go_to_how_many_addresses(filled: Wave, office: User) -> None:
    shown = operations.lay_before(filled, by=office)
    assert (shown.mails, shown.addresses, shown.papers) == (3, 2, 1)
    assert shown.shared == ("kaya@bruecke.example",)


def test_what_changed_since_it_was_seen_does_not_leave(
    filled: Wave, people: list[Person], office: User
) -> None:
    shown = operations.lay_before(filled, by=office)
    Person.objects.filter(pk=people[1].pk).update(email="neu@bruecke.example")
    with pytest.raises(SeenOtherwise):
        operations.release_wave(filled, by=office, seen=shown.stamp)
    assert not Notice.objects.exists()


def test_each_mail_leaves_once_with_a_link_that_is_forgotten(
    filled: Wave, town: Municipality, office: User
) -> None:
    shown = operations.lay_before(filled, by=office)
    operations.release_wave(filled, by=office, seen=shown.stamp)
    assert states() == ["queued", "queued", "queued", "review"]
    assert (send_due(), send_due()) == (3, 0)
    assert states() == ["review", "sent", "sent", "sent"]
    tokens = [re.search(r"/einladung/([\w-]+)/", one.body)[1] for one in mail.outbox]  # type: ignore[index]
    named = {str(links.of_token(town, token).invitation) for token in tokens}
    assert named == {"Aylin Kaya", "Bo Öztürk", "Dana Weiß"}
    kept = " ".join(map(str, [*Notice.objects.values_list(), *Letter.objects.values_list()]))
    assert not any(token in kept for token in tokens)
    with pytest.raises(NobodyChosen):
        operations.release_wave(Wave.objects.get(), by=office, seen=None) and Letter.objects.update(
            channel="mail"
        ) and operations.release_wave(Wave.objects.get(), by=office)


def test_it_waits_for_its_day(filled: Wave, office: User) -> None:
    operations.edit_wave(filled, dispatch_on=in_days(3), by=office)
    operations.lay_before(filled, by=office)
    operations.release_wave(filled, by=office)
    assert send_due() == 0
    Notice.objects.update(next_attempt_at=timezone.now())
    assert send_due() == 3


def test_whoever_lost_their_address_meanwhile_is_held_back(
    filled: Wave, people: list[Person], office: User
) -> None:
    operations.lay_before(filled, by=office)
    Person.objects.filter(pk=people[0].pk).update(email="")
    operations.release_wave(filled, by=office)
    held = Letter.objects.get(state=LetterState.WITHHELD)
    assert (held.invitation.person, held.error) == (people[0], "keine E-Mail-Adresse")


def test_an_edited_draft_stays_and_is_shown_when_the_text_changes(
    filled: Wave, office: User
) -> None:
    second, first = Letter.objects.order_by("pk")[:2]
    operations.edit_letter(first, body="Liebe Aylin, {link}", by=office)
    operations.write_text(filled, language="de", subject="Neu", body=BODY, by=office)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.body, first.overtaken, second.subject) == ("Liebe Aylin, {link}", True, "Neu")
    shown = operations.lay_before(filled, by=office)
    assert (shown.edited, shown.overtaken) == (1, 1)
    assert waiting(filled).first() == first  # of two thousand it is the first one sees
    operations.redraw_letter(first, by=office)
    first.refresh_from_db()
    assert (first.edited, first.overtaken, first.subject) == (False, False, "Neu")
    with pytest.raises(TextMissing):
        operations.edit_letter(first, body="ohne", by=office)


def test_what_is_held_back_does_not_leave_until_it_is_let_go(filled: Wave, office: User) -> None:
    operations.lay_before(filled, by=office)
    one = Letter.objects.filter(channel="mail").first()
    assert one is not None
    operations.withhold(one, by=office)
    operations.release_wave(filled, by=office)
    assert send_due() == 2
    operations.let_go(one, by=office)
    operations.lay_before(filled, by=office)
    operations.release_wave(filled, by=office)
    assert send_due() == 1


def test_a_queued_mail_can_be_held_back_and_is_emptied(filled: Wave, office: User) -> None:
    operations.lay_before(filled, by=office)
    operations.release_wave(filled, by=office)
    one = Letter.objects.filter(channel="mail").first()
    assert one is not None
    operations.withhold(one, by=office)
    notice = Notice.objects.get(letter=one)
    assert (notice.state, notice.body) == (NoticeState.WITHDRAWN, "")
    assert send_due() == 2


def test_a_test_mail_goes_to_oneself_and_holds_no_link(filled: Wave, office: User) -> None:
    assert operations.try_out(filled, by=office) == office.email
    assert send_due() == 1
    assert mail.outbox[0].to == [office.email]
    assert "Aylin Kaya" in mail.outbox[0].body
    assert not PersonalLink.objects.exists()


def test_the_queries_of_a_batch_do_not_depend_on_how_many(
    wave: Wave, town: Municipality, office: User
) -> None:
    """Forty cost as many queries as ten, within a batch."""

    def cost(number: int) -> int:
        Person.objects.bulk_create(
            Person(municipality=town, name=f"P {number} {n}", email=f"p{number}-{n}@example.org")
            for n in range(number)
        )
        found = operations.create_wave(
            wave.concept, name=f"W{number}", answer_until=in_days(9), by=office
        )
        operations.write_text(found, language="de", subject="x", body=BODY, by=office)
        keys = Person.objects.filter(name__startswith=f"P {number} ").values_list("pk", flat=True)
        with CaptureQueriesContext(connection) as asked:
            operations.choose(found, choice=Choice(people=frozenset(keys)), by=office)
            operations.lay_before(found, by=office)
            operations.release_wave(found, by=office)
        assert Letter.objects.filter(invitation__wave=found, state="queued").count() == number
        return len(asked)

    assert cost(40) <= cost(10) + 4  # SQLite takes fewer rows in one


def test_a_new_link_ends_the_old_ones(filled: Wave, town: Municipality, office: User) -> None:
    operations.lay_before(filled, by=office)
    operations.release_wave(filled, by=office)
    send_due()
    invitation = Invitation.objects.get(person__name="Bo Öztürk")
    old = invitation.links.get()
    operations.send_again(invitation, by=office)
    old.refresh_from_db()
    assert old.is_withdrawn
    assert send_due() == 1
    token = re.search(r"/einladung/([\w-]+)/", mail.outbox[-1].body)[1]  # type: ignore[index]
    assert links.of_token(town, token).holds
    operations.withdraw_link(invitation, by=office)
    assert not links.of_token(town, token).holds


def make_old(wave: Wave, days: int) -> None:
    """As if the wave had been let go some days ago."""
    before: Any = timezone.now() - timedelta(days=days)
    Wave.objects.filter(pk=wave.pk).update(released_at=before)
    Letter.objects.update(drawn_at=before)
