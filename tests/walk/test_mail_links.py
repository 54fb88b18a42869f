"""Every kind of mail leads its reader where they may go, signed in already or only then."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.notices import kinds
from gemeinwerk.notices.models import Notice
from tests.factories import MembershipFactory, MunicipalityFactory
from tests.factories.accounts import PASSWORD
from tests.kept import for_a_module
from tests.walk.happenings import HAPPENS, Town, one_milestone, word_missing

pytestmark = pytest.mark.django_db


OF_THEIR_OWN = {
    "account.invited", "account.joined", "account.reset", "account.changed",
    "account.removal_declined", "account.erased",
}  # fmt: skip
"""Lead to a key that lets somebody in, to one's own account or nowhere: tests/accounts."""
ELSEWHERE = {
    "invitation.sent", "invitation.reminded", "invitation.tried", "invitation.escalated",
    "join.asked", "meeting.uninvited",
}  # fmt: skip
"""Lead to a link of one's own: tests/invitations, or to none any more: tests/meetings."""


@pytest.fixture(scope="module")
def kept_town(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    with for_a_module(django_db_blocker, tmp_path_factory.mktemp("uploads")):
        with django_db_blocker.unblock():
            found = Town(MunicipalityFactory(name="Musterstadt", slug="musterstadt"))
        yield found


@pytest.fixture
def at(kept_town: Town, db: None, settings: Any) -> Town:
    """As it was built, and so are its rows as far as they were read."""
    settings.ALLOWED_HOSTS = ["*"]
    return deepcopy(kept_town)


def path(link: str) -> str:
    return "/" + link.partition("://")[2].partition("/")[2].partition("#")[0]


def path_of(notice: Notice) -> str:
    return path(notice.action_url)


@pytest.mark.parametrize("happens", HAPPENS, ids=lambda one: one.__name__)
def test_a_mail_leads_where_its_reader_may_go(happens: Callable[[Town], None], at: Town) -> None:
    happens(at)
    mails = [one for one in Notice.objects.all() if one.kind not in OF_THEIR_OWN]
    mails = [one for one in mails if one.pk != at.scene.notice.pk]
    assert {one.kind for one in mails} == HAPPENS[happens]
    for mail in mails:
        client = Client()
        if mail.recipient_user:
            client.force_login(mail.recipient_user)
        links = re.findall(r"https?://\S+", mail.body)
        links = [link for link in links if link != at.scene.reading.feed.address]
        assert not mail.action_url or mail.action_url in links
        for link in links:
            answer = client.get(path(link))
            assert answer.status_code == 200, f"{mail.kind} to {mail.recipient}: {link}"


def test_every_kind_of_mail_is_among_them() -> None:
    told = {kind.key for kind in kinds.all_kinds()}
    known = OF_THEIR_OWN | ELSEWHERE | set().union(*HAPPENS.values())
    assert told - known == set(), "say above how such a mail comes about"


def test_whoever_is_not_signed_in_comes_to_the_same_page_afterwards(at: Town) -> None:
    """Reporting from a mail: sign in, and the form of that very measure is there."""
    one_milestone(at)
    mail = Notice.objects.get(kind="reminder.milestone_overdue")
    user = User.objects.get(pk=at.editor.pk)
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    asked = client.get(path_of(mail))
    assert asked.status_code == 302
    page = client.post(asked["Location"], {"login": user.email, "password": PASSWORD}, follow=True)
    assert page.request["PATH_INFO"] == path_of(mail)
    assert f'action="{path_of(mail).removesuffix("bearbeiten/")}meilenstein/' in (
        page.content.decode()
    )


def test_a_person_with_two_roles_may_follow_what_comes_for_either(at: Town) -> None:
    MembershipFactory(user=at.editor, municipality=at.town, role="office")
    word_missing(at)
    client = Client()
    client.force_login(at.editor)
    for mail in Notice.objects.filter(recipient_user=at.editor):
        assert client.get(path_of(mail)).status_code == 200, mail.kind
