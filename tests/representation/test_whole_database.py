"""What somebody sees who reads the whole database before and after somebody draws or answers."""

import re

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.representation.models import Drawn
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SAID = {"agrees": "on", "f-gender": "f", "f-migration": "self"}
Rows = dict[str, set[str]]


@pytest.fixture
def scene(town: Municipality) -> Scene:
    return Scene(town)


@pytest.fixture
def browser() -> Client:
    """Sends the token of a page along, as every browser does."""
    return Client(enforce_csrf_checks=True)


def _everything() -> Rows:
    return {
        model._meta.label: {repr(sorted(row.items())) for row in model._base_manager.values()}
        for model in apps.get_models(include_auto_created=True)
    }


def _touched(before: Rows) -> set[str]:
    after = _everything()
    return {label for label, rows in after.items() if rows != before[label]}


def _token(browser: Client, page: str) -> str:
    found = TOKEN.search(browser.get(page).content.decode())
    assert found
    return found[1]


def _draw(browser: Client, scene: Scene, token: str) -> HttpResponse:
    way = reverse("portal:presence_draw", args=[scene.word])
    sent: HttpResponse = browser.post(way, {"csrfmiddlewaretoken": token})
    return sent


def test_of_a_drawing_is_kept_that_somebody_drew_and_a_checksum(
    scene: Scene, browser: Client
) -> None:
    thanks = reverse("answering:thanks", args=[scene.word])
    token, other = _token(browser, thanks), _token(browser, thanks)
    before = _everything()
    drawn = _draw(browser, scene, token)
    code = drawn["Location"].strip("/").split("/")[-1]
    assert _touched(before) == {"representation.Drawn", "representation.Slip"}
    assert code not in repr(_everything())
    # A button pressed twice gives the same slip; the page sent anew gives none.
    assert _draw(browser, scene, token)["Location"] == drawn["Location"]
    assert _draw(browser, scene, other).status_code == 409
    assert Drawn.objects.count() == 1


def test_of_an_answer_nothing_is_kept_but_counts(scene: Scene, browser: Client) -> None:
    start = reverse("answering:thanks", args=[scene.word])
    address = _draw(browser, scene, _token(browser, start))["Location"] + "fragen/"
    told = SAID | {"csrfmiddlewaretoken": _token(browser, address)}
    before = _everything()
    assert browser.post(address, told).status_code == 302
    assert _touched(before) == {
        "representation.Enquiry", "representation.Cell", "representation.Slip",
    }  # fmt: skip
    again = browser.post(address, told)
    assert "sind Ihre Angaben gezählt" in again.content.decode()
