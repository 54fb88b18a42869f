"""The statement of accessibility: the town says it at the desk, and is told what it lacks."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.statement import missing

PAGE = "/arbeitsplatz/kommune/barrierefreiheit/"
SignedIn = Callable[..., Client]
WHOLE = {
    "accessibility_conformity": "full",
    "accessibility_method": "own",
    "accessibility_date": "3. Mai 2026",
    "accessibility_contact": "Rathaus, Zimmer 12, barrierefrei@stadt.example",
    "accessibility_enforcement": "Landesstelle, Weg 1",
    "accessibility_enforcement_link": "stelle.example",
}


def test_is_said_at_the_desk(client_as: SignedIn, town: Municipality) -> None:
    assert client_as("office").post(PAGE, WHOLE)["Location"] == PAGE
    town.refresh_from_db()
    assert town.accessibility_date == date(2026, 5, 3)
    assert town.accessibility_enforcement_link == "https://stelle.example"
    assert missing(town) == []
    assert AuditEntry.objects.get(verb="town.edit").public


def test_whoever_writes_it_is_told_what_the_law_still_wants(
    client_as: SignedIn, town: Municipality
) -> None:
    html = client_as("office").get(PAGE).content.decode()
    assert "Das fehlt der Erklärung noch" in html
    for words in missing(town):
        assert words in html
    assert len(missing(town)) == 6


@pytest.mark.parametrize("left_out", WHOLE)
def test_each_part_is_missed(client_as: SignedIn, town: Municipality, left_out: str) -> None:
    client_as("office").post(PAGE, WHOLE | {left_out: ""})
    town.refresh_from_db()
    assert len(missing(town)) == 1


@pytest.mark.parametrize("conformity", ["partly", "not"])
def test_who_is_not_there_yet_says_what_is_lacking(town: Municipality, conformity: str) -> None:
    town.accessibility_conformity = conformity
    assert "was noch nicht zugänglich ist" in missing(town)
    town.accessibility_gaps = "Alte Dateien."
    assert "was noch nicht zugänglich ist" not in missing(town)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mailto:a@b.example", "kein link"])
def test_the_link_leads_to_a_page(client_as: SignedIn, town: Municipality, link: str) -> None:
    answer = client_as("office").post(PAGE, WHOLE | {"accessibility_enforcement_link": link})
    assert "accessibility_enforcement_link" in answer.context["form"].errors
