"""Who is invited takes part; a closed wave is proposed to go once its time is over."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Person, RetentionProposal
from gemeinwerk.actors.retention import operations as retention
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.invitations import operations
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.errors import WaveFixed
from gemeinwerk.invitations.models import Invitation, Wave
from gemeinwerk.municipalities.models import Municipality
from tests.invitations.conftest import in_days

LONG_AGO = datetime(2019, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def idle(town: Municipality, office: User) -> list[Person]:
    with audit.at(LONG_AGO):
        return [actors.create_person(town, by=office, name=name) for name in ("Kim", "Lou")]


def proposed(kind: str) -> list[int]:
    return list(RetentionProposal.objects.filter(kind=kind).values_list("key", flat=True))


def test_whoever_is_invited_is_not_proposed(
    town: Municipality, wave: Wave, idle: list[Person], office: User
) -> None:
    operations.choose(wave, choice=Choice(people=frozenset([idle[0].pk])), by=office)
    retention.propose(town)
    assert proposed("people") == [idle[1].pk]


def test_a_closed_wave_goes_and_its_number_stays(
    town: Municipality, wave: Wave, idle: list[Person], office: User
) -> None:
    operations.choose(wave, choice=Choice(people=frozenset(one.pk for one in idle)), by=office)
    with pytest.raises(WaveFixed):
        operations.forget_wave(wave, by=office, reason="Frist")
    Wave.objects.update(state="closed", answer_until=in_days(-365 * 2 + 30))
    retention.propose(town)
    assert proposed("waves") == []
    Wave.objects.update(answer_until=in_days(-365 * 2) - timedelta(days=30))
    retention.propose(town)
    assert proposed("waves") == [wave.pk]
    rows = RetentionProposal.objects.filter(kind="waves").values_list("pk", flat=True)
    assert retention.erase_each(town, by=office, keys=list(rows)) == (1, 0)
    assert not Wave.objects.exists()
    assert not Invitation.objects.exists()
    told = AuditEntry.objects.get(verb="wave.forget")
    assert told.before == {"name": "Auftakt", "number": 2}
