"""The log of a whole town, on the desk."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from gemeinwerk.accounts.verbs import AccountsVerb
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.operations import at, record
from gemeinwerk.audit.verbs import Verb
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.verbs import MunicipalitiesVerb
from gemeinwerk.notices.verbs import NoticesVerb
from tests.factories import MunicipalityFactory, user_with_role

LOG = "/arbeitsplatz/protokoll/"
SignedIn = Callable[..., Client]


def did(verb: Verb, town: Municipality, by: Any = None, day: int = 3, **details: Any) -> AuditEntry:
    with transaction.atomic(), at(datetime(2026, 5, day, 9, 0, tzinfo=UTC)):
        return record(verb, town, by=by, **details)


def verbs(client: Client, query: str = "") -> list[str]:
    return [sentence.verb for sentence in client.get(LOG + query).context["sentences"]]


@pytest.fixture
def busy(town: Municipality) -> Municipality:
    jana, ali = (user_with_role("office", town, name=name) for name in ("Jana", "Ali"))
    did(MunicipalitiesVerb.TOWN_EDIT, town, jana, day=1)
    did(AccountsVerb.ACCOUNT_CLOSE, town, ali, day=2)
    did(NoticesVerb.NOTICE_RELEASE, town, None, day=3)
    did(MunicipalitiesVerb.TOWN_EDIT, MunicipalityFactory(), jana)
    return town


def test_holds_this_town_only_newest_first(client_as: SignedIn, busy: Municipality) -> None:
    assert verbs(client_as("office")) == ["notice.release", "account.close", "town.edit"]


def test_is_narrowed_by_person_verb_and_days(client_as: SignedIn, busy: Municipality) -> None:
    client = client_as("office")
    assert verbs(client, "?person=Ali") == ["account.close"]
    assert verbs(client, "?vorgang=town.edit") == ["town.edit"]
    assert verbs(client, "?von=02.05.2026&bis=02.05.2026") == ["account.close"]
    assert verbs(client, "?von=02.05.2026") == ["notice.release", "account.close"]


def test_a_day_that_is_none_is_said(client_as: SignedIn, busy: Municipality) -> None:
    form = client_as("office").get(LOG + "?von=gestern").context["form"]
    assert list(form.errors) == ["von"]


def test_offers_who_and_what_there_is(client_as: SignedIn, busy: Municipality) -> None:
    form = client_as("office").get(LOG).context["form"]
    assert [value for value, _label in form.fields["person"].choices] == ["", "Ali", "Jana"]
    assert dict(form.fields["vorgang"].choices)["town.edit"] == (
        "Am … änderte … Angaben (die Kommune)."
    )


@pytest.mark.parametrize("number", [1, 30])
def test_takes_the_same_queries_whatever_its_length(
    client_as: SignedIn, town: Municipality, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        did(MunicipalitiesVerb.TOWN_EDIT, town, None)
    client = client_as("office")
    client.get(LOG)
    with django_assert_num_queries(8):
        client.get(LOG)


def test_pages_hold_fifty(client_as: SignedIn, town: Municipality) -> None:
    for _ in range(51):
        did(MunicipalitiesVerb.TOWN_EDIT, town, None)
    client = client_as("office")
    assert (len(verbs(client)), len(verbs(client, "?seite=2"))) == (50, 1)


def test_nothing_is_recorded_outside_the_verbs_transaction(
    transactional_db: None, settings: Any
) -> None:
    town = MunicipalityFactory()
    with pytest.raises(AssertionError, match=r"town\.edit is recorded outside its verb"):
        record(MunicipalitiesVerb.TOWN_EDIT, town, by=None)
