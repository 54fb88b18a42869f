"""A request that is over is proposed to go after two years; the seats keep who sat there."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import RetentionProposal
from gemeinwerk.actors.retention import operations as retention
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations import operations
from gemeinwerk.nominations.errors import RequestStill
from gemeinwerk.nominations.models import Nomination, NominationRequest
from tests.factories import BodyFactory, OrganisationFactory, SeatFactory, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


def test_a_request_that_is_over_goes_and_an_open_one_stays(
    town: Municipality, office: User
) -> None:
    group = OrganisationFactory(municipality=town, email="fbb@rat.example")
    until = localdate() + timedelta(days=20)
    old, new, still = (
        operations.ask(
            group, seats=[SeatFactory(body=BodyFactory(municipality=town)).pk],
            email=group.email, answer_until=until, by=office,
        )
        for _n in range(3)
    )  # fmt: skip
    with pytest.raises(RequestStill):
        operations.forget_request(still, by=office, reason="Frist")
    for one, years in ((old, 3), (new, 1)):
        operations.withdraw(one, by=office)
        closed = now() - timedelta(days=365 * years)
        NominationRequest.objects.filter(pk=one.pk).update(closed_at=closed)
    retention.propose(town)
    rows = RetentionProposal.objects.filter(kind="nominations")
    assert [row.key for row in rows] == [old.pk]
    assert retention.erase_each(town, by=office, keys=[row.pk for row in rows]) == (1, 0)
    assert set(NominationRequest.objects.all()) == {new, still}
    assert Nomination.objects.count() == 2
    assert AuditEntry.objects.filter(verb="nomination.forget").count() == 1
