"""A town on its first day: each role is told what will be here, and nothing that it may not do."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from gemeinwerk.accounts.models import Role
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory

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


@pytest.mark.parametrize("role", [Role.UNIT_EDITOR, Role.STEERING])
def test_no_link_of_an_empty_concept_is_refused(
    client_as: Callable[..., Client], town: Municipality, role: Role
) -> None:
    """Where there are no measures yet, the button for the first was shown to everybody."""
    FieldFactory(concept=ConceptFactory(municipality=town, slug="neu-2030"))
    client, waiting, seen = client_as(role), [f"{HOME}konzepte/neu-2030/"], set[str]()
    while waiting:
        if (page := waiting.pop()) in seen:
            continue
        seen.add(page)
        answer = client.get(page)
        assert answer.status_code in (200, 202, 302), page
        if answer.get("Content-Type", "").startswith("text/html"):
            found = re.findall(r'href="(/arbeitsplatz/konzepte/[^"#?]*)', answer.content.decode())
            waiting += found
    assert f"{HOME}konzepte/neu-2030/massnahmen/" in seen


def test_of_nothing_there_is_neither_a_verdict_nor_a_share(
    client_as: Callable[..., Client], town: Municipality
) -> None:
    concept = ConceptFactory(municipality=town)
    office = client_as(Role.OFFICE)
    check = office.get(f"{HOME}konzepte/{concept.slug}/massnahmen/pruefung/").content.decode()
    assert "Noch gibt es nichts zu prüfen" in check
    assert "kann eingefroren werden" not in check
    assert "100 %" not in office.get(f"{HOME}konzepte/{concept.slug}/steuerung/").content.decode()
