"""Lists of contacts for tests, as rows."""

import csv
import io
from collections.abc import Callable, Sequence

import pytest

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.actor_groups import begin
from gemeinwerk.actors.contacts import operations
from gemeinwerk.actors.contacts.planning import Plan
from gemeinwerk.municipalities.models import Municipality
from tests.factories import user_with_role

HEAD = ["Name", "Organisation", "E-Mail", "Telefon", "Akteursgruppe", "Einwilligung", "Wunsch"]
Take = Callable[..., Plan]


def content(*rows: Sequence[str], head: Sequence[str] = HEAD) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows([head, *rows])
    return stream.getvalue().encode()


@pytest.fixture
def office(town: Municipality) -> User:
    begin(town)
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def take(town: Municipality, office: User) -> Take:
    """Take a list over at once."""

    def taken(*rows: Sequence[str], head: Sequence[str] = HEAD, name: str = "k.csv") -> Plan:
        return operations.import_now(town, content=content(*rows, head=head), name=name,
                                     by=office)[0]  # fmt: skip

    return taken
