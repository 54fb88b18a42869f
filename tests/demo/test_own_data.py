"""What Havelfurt's people asked about their own data, and whom the town would erase: nobody."""

import pytest

from gemeinwerk.actors.models import DataRequest, Person
from gemeinwerk.actors.retention.queries import named, proposals
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def test_one_request_is_open_and_one_was_answered(havelfurt: Municipality) -> None:
    settled, still_open = DataRequest.objects.order_by("at")
    assert (settled.followed, still_open.settled_at) == (True, None)
    assert settled.person.function == "Vorsitzende"
    assert Notice.objects.get(kind="data.settled").recipient == settled.person.email


def test_only_what_was_settled_long_ago_is_proposed_to_go(havelfurt: Municipality) -> None:
    found = named(havelfurt, proposals(havelfurt))
    assert [(kind.key, one.label) for _row, kind, one in found] == [
        ("data_requests", "Berichtigung: Hanan Darwish")
    ]


def test_both_stand_once_in_the_list_of_contacts(havelfurt: Municipality) -> None:
    """Whoever stood there twice could be merged with somebody who asked for nothing."""
    for name in ("Hanan Darwish", "Agnieszka Wójcik"):
        assert Person.objects.filter(municipality=havelfurt, name=name).count() == 1
