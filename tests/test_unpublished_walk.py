"""Nobody learns of a concept whom neither the public pages nor the matrix lets read it.

Over every address there is, so that a new one cannot be forgotten.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.measures.operations import versions as operations
from tests.factories import published_version, user_with_role
from tests.walk.asked import browser, same_for_everyone
from tests.walk.pages import EVERYONE, PAGES
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db

TITLE = "Streng vertrauliches Vorhaben"
READERS = (Role.COUNCIL_READER, Role.PARTICIPANT)
OF_THE_CONCEPT = sorted(name for name, page in PAGES.items() if "slug" in page.arguments)
ELSEWHERE = sorted(set(PAGES) - set(OF_THE_CONCEPT))
THEIR_OWN = {"own_data:page", "own_data:json"}
"""By a personal link somebody reads all that is kept of them (Art. 15 GDPR): also for which concept
their wish, seat or answer is. Where others name them in texts is not told (`privacy.disclosing`),
and without the link nothing is (`tests.actors.test_own_data`)."""


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any) -> Scene:
    """A concept nobody has published, with no version."""
    settings.ALLOWED_HOSTS = ["*"]
    scene = deepcopy(kept_scene)
    scene.concept.versions.all().delete()
    type(scene.concept).objects.filter(pk=scene.concept.pk).update(title=TITLE, public=False)
    scene.concept.refresh_from_db()
    return scene


@pytest.fixture
def clients(scene: Scene) -> dict[str, Client]:
    readers = {role: browser(user_with_role(role, scene.town)) for role in READERS}
    return {"citizen": browser(), **readers}


def answers(
    client: Client, scene: Scene, names: list[str], ask: Callable[[Client, str], Any]
) -> dict[str, tuple[int, bool]]:
    """For each page its status and whether it tells the concept's title."""
    found = {}
    for name in names:
        answer = ask(client, reverse(name, kwargs=PAGES[name].kwargs(scene)))
        found[name] = (answer.status_code, TITLE in answer.content.decode(errors="replace"))
    return found


def opened(found: dict[str, tuple[int, bool]]) -> list[str]:
    return [name for name, (status, _told) in found.items() if status < 300]


def telling(found: dict[str, tuple[int, bool]]) -> list[str]:
    return [name for name, (_status, told) in found.items() if told]


def get(client: Client, address: str) -> Any:
    return client.get(address)


def post(client: Client, address: str) -> Any:
    return client.post(address)


def open_to(who: str, names: list[str]) -> list[str]:
    """What the matrix lets them open: all else is refused, whatever it is of (`test_rights_walk`).
    Of the public pages, readers are asked for those that look at who asks; the others are told to
    citizens."""
    return [
        name
        for name in names
        if name not in THEIR_OWN
        for page in [PAGES[name]]
        if (page.who == EVERYONE and (who == "citizen" or not name.startswith("portal:")))
        or (page.who != EVERYONE and who != "citizen" and page.open_to(who))
    ]


def test_public_pages_look_at_nobody(scene: Scene) -> None:
    """So that what citizens are told of the concept is what readers are."""
    client = browser()
    public = [name for name in PAGES if name.startswith("portal:") and PAGES[name].who == EVERYONE]
    asked = {n: get(client, reverse(n, kwargs=PAGES[n].kwargs(scene))) for n in public}
    assert [name for name, answer in asked.items() if not same_for_everyone(answer)] == []


@pytest.mark.parametrize("who", ["citizen", *READERS])
@pytest.mark.parametrize("ask", [get, post])
def test_without_a_version_no_page_of_the_concept_opens(
    who: str, ask: Callable[[Client, str], Any], scene: Scene, clients: dict[str, Client]
) -> None:
    found = answers(clients[who], scene, open_to(who, OF_THE_CONCEPT), ask)
    assert (opened(found), telling(found)) == ([], [])


@pytest.mark.parametrize("who", ["citizen", *READERS])
def test_no_other_page_tells_of_it(who: str, scene: Scene, clients: dict[str, Client]) -> None:
    assert telling(answers(clients[who], scene, open_to(who, ELSEWHERE), get)) == []


def test_a_version_for_the_council_is_the_councils_alone(
    scene: Scene, clients: dict[str, Client]
) -> None:
    version = published_version(scene.concept, kind="council")
    version.published = False
    version.save(update_fields=["published"])
    type(scene.concept).objects.filter(pk=scene.concept.pk).update(public=False)
    everywhere = OF_THE_CONCEPT + ELSEWHERE
    for who in ("citizen", Role.PARTICIPANT):
        found = answers(clients[who], scene, open_to(who, everywhere), get)
        assert (who, telling(found)) == (who, [])
        assert opened({name: found[name] for name in found.keys() & OF_THE_CONCEPT}) == []
    council = Role.COUNCIL_READER
    found = answers(clients[council], scene, open_to(council, OF_THE_CONCEPT), get)
    assert opened(found) == [
        "measures:export",
        "measures:export_version",
        "measures:frozen",
        "measures:version",
        "measures:versions",
    ]


def test_what_was_taken_back_is_gone_from_every_public_page(
    scene: Scene, clients: dict[str, Client]
) -> None:
    """Withdrawn with everything that was published of it, also for who is signed in."""
    office = user_with_role(Role.OFFICE, scene.town)
    version = published_version(scene.concept, kind="participation")
    concepts.publish(scene.concept, by=office)
    public = sorted(name for name, page in PAGES.items() if page.who == EVERYONE)
    assert telling(answers(clients["citizen"], scene, public, get))
    operations.withdraw(version, reason="Irrtum", by=office)
    concepts.withdraw(scene.concept, reason="Irrtum", by=office)
    for who in clients:
        assert (who, telling(answers(clients[who], scene, open_to(who, public), get))) == (who, [])
