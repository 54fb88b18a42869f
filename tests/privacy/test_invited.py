"""Somebody without an account takes part in all there is, is erased, and is nowhere any more."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Seat
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import send_due
from gemeinwerk.representation.models import Enquiry
from tests.factories import user_with_role
from tests.privacy.invited import STREET, take_part
from tests.privacy.life import EMAIL, NAME, SOUGHT, TOLD
from tests.privacy.searching import in_database, in_files, media

OnCommit = Callable[..., Any]
SOUGHT_HERE = (*SOUGHT, STREET.casefold())


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel", email="jana@musterstadt.example")


def test_whoever_took_part_is_nowhere_any_more_and_still_counted(
    office: User,
    town: Municipality,
    client: Client,
    settings: Any,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DERIVED_ROOT = tmp_path / "files"
    with caplog.at_level(logging.DEBUG):
        person = take_part(office, client, django_capture_on_commit_callbacks)
        send_due()
    found = in_database(SOUGHT_HERE)
    assert {
        "actors_contactimport.preview", "actors_contactrow.said", "actors_merge.gone",
        "nominations_nomination.name", "invitations_letter.subject", "notices_bounce.said",
        "invitations_reply.themes", "invitations_joinrequest.name", "actors_datarequest.said",
        "actors_person.address_extra", "actors_organisation.name", "actors_seat.remark",
        "invitations_needsorder.note", "invitations_pagetext.heading", "invitations_letter.body",
        "invitations_wave.why", "invitations_joining.text", "questions_question.public_text",
        "meetings_meeting.title", "meetings_agendaitem.speaker", "meetings_invitee.deputy_name",
        "meetings_themewish.wished", "meetings_themewish.sentence", "scheduling_schedule.title",
        "scheduling_series.name", "meetings_mailreply.words",
    } <= found  # fmt: skip
    seats, drawn = Seat.objects.count(), Enquiry.objects.get().slips
    with (
        caplog.at_level(logging.DEBUG),
        django_capture_on_commit_callbacks(execute=True),
    ):
        actors.erase_person(person, by=office, reason=TOLD)
    send_due()
    Notice.objects.filter(kind="account.erased").delete()
    assert in_database([*SOUGHT_HERE, NAME, EMAIL]) == set()
    assert in_files(SOUGHT_HERE, media(), tmp_path, Path(settings.ERASED_FILE).parent) == set()
    said = [line.casefold() for line in caplog.messages]
    assert not [line for line in said if any(word in line for word in SOUGHT_HERE)]
    assert (Seat.objects.count(), Enquiry.objects.get().slips) == (seats, drawn)
