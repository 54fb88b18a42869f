"""A town on its first day: each role is told what will be here, and nothing that it may not do."""

from collections.abc import Callable

import pytest
from django.test import Client

from gemeinwerk.accounts.models import Role

pytestmark = pytest.mark.once
HOME = "/arbeitsplatz/"
TOLD = {
    Role.OFFICE: "Beginnen Sie mit einem Konzept",
    Role.UNIT_EDITOR: "Sobald Ihr Fachbereich eine Maßnahme führt",
    Role.STEERING: "Noch gibt es nichts zu lesen",
    Role.COUNCIL_READER: "Noch gibt es nichts zu lesen",
    Role.PARTICIPANT: "Noch gibt es nichts zu lesen",
    Role.ADMINISTRATOR: "Sie halten den Betrieb am Laufen",
}


@pytest.mark.parametrize("role", Role)
def test_the_first_page_says_what_comes(client_as: Callable[..., Client], role: Role) -> None:
    assert TOLD[role] in client_as(role).get(HOME).content.decode()


@pytest.mark.parametrize("role", [Role.OFFICE, Role.UNIT_EDITOR, Role.STEERING])
def test_only_who_may_begin_is_told_how(client_as: Callable[..., Client], role: Role) -> None:
    page = client_as(role).get(f"{HOME}konzepte/").content.decode()
    assert "Noch gibt es kein Konzept" in page
    assert ("danach lesen Sie Ihre Tabelle ein" in page) == (role == Role.OFFICE)
    assert ("Sobald das Büro ein Konzept anlegt" in page) == (role != Role.OFFICE)
