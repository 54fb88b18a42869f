"""What a town says of itself is kept on the desk; every host name leads to its own town."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import host_names
from tests.factories import MunicipalityFactory

TOWN = "/arbeitsplatz/kommune/"
SignedIn = Callable[..., Client]
FORM = {
    "name": "Musterstadt",
    "land": "BB",
    "colour": "#1F5B4C",
    "languages": ["de"],
    "hosts": "testserver",
}


def errors(client: Client, **changes: Any) -> dict[str, list[str]]:
    return dict(client.post(TOWN, FORM | changes).context["form"].errors)


def test_is_changed(client_as: SignedIn, town: Municipality) -> None:
    changes = {"imprint": "Stadt Musterstadt"}
    assert client_as("office").post(TOWN, FORM | changes)["Location"] == TOWN
    town.refresh_from_db()
    assert town.imprint == "Stadt Musterstadt"


def test_by_the_technical_staff_too(client_as: SignedIn, town: Municipality) -> None:
    client_as("administrator").post(TOWN, FORM | {"hosts": "testserver\nstadt.example"})
    assert host_names(town) == ["stadt.example", "testserver"]


def test_the_page_shows_what_is(client_as: SignedIn, town: Municipality) -> None:
    form = client_as("office").get(TOWN).context["form"]
    assert (form["name"].value(), form["hosts"].value()) == ("Musterstadt", "testserver")


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x85", "\u2028"])
def test_a_name_is_one_line(client_as: SignedIn, town: Municipality, end: str) -> None:
    """No browser sends another; it would get into the header of every mail."""
    found = errors(client_as("office"), name=f"Musterstadt{end}Bcc: alle@boese.example")
    assert found == {"name": ["Bitte in einer Zeile schreiben."]}
    town.refresh_from_db()
    assert town.name == "Musterstadt"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"hosts": "https://stadt.example"},
            "„https://stadt.example“ ist kein Rechnername. Gemeint ist etwas wie konzept.stadt.de.",
        ),
        (
            {"hosts": "stadt.example"},
            "„testserver“ muss stehen bleiben: Darunter sehen Sie diese Seite gerade. Öffnen Sie "
            "sie unter einem anderen Rechnernamen, um diesen zu entfernen.",
        ),
    ],
)
def test_host_names_are_checked(client_as: SignedIn, changes: dict[str, str], said: str) -> None:
    assert errors(client_as("office"), **changes) == {"hosts": [said]}


def test_another_towns_host_name_is_refused(client_as: SignedIn, town: Municipality) -> None:
    MunicipalityFactory(slug="nachbarstadt")
    assert errors(client_as("office"), hosts="testserver\nnachbarstadt.example") == {
        "hosts": ["Unter „nachbarstadt.example“ ist schon eine andere Kommune zu finden."]
    }


def test_a_colour_is_a_colour(client_as: SignedIn) -> None:
    assert list(errors(client_as("office"), colour="grün")) == ["colour"]


def test_an_unknown_host_says_in_plain_words_that_nothing_is_there(
    client: Client, town: Municipality, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    answer = client.get("/", headers={"host": "nirgendwo.example"})
    assert answer.status_code == 404
    assert "Diese Seite gibt es hier nicht" in answer.content.decode()


def test_a_change_of_hosts_counts_at_once(
    client_as: SignedIn, client: Client, town: Municipality, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client_as("office").post(TOWN, FORM | {"hosts": "testserver\nneu.example"})
    assert client.get("/konto/anmelden/", headers={"host": "neu.example"}).status_code == 200
