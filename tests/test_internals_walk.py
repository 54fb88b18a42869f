"""What stays among those who work on a measure is told to nobody else, on no page.

Over every address there is: the notes, and what an import could not place, as they stand now and
as the record keeps them.
"""

from copy import deepcopy
from typing import Any

import pytest
from django.urls import reverse

from gemeinwerk.accounts.models import Role
from gemeinwerk.measures import operations
from gemeinwerk.measures.models import Measure
from tests.factories import UnitFactory, user_with_role
from tests.walk.asked import browser, same_for_everyone
from tests.walk.pages import EVERYONE, PAGES
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db

SECRET = "Frau Beispiel ist dagegen"
WITHOUT = (
    Role.STEERING, Role.COUNCIL_READER, Role.PARTICIPANT, Role.ADMINISTRATOR, Role.UNIT_EDITOR
)  # fmt: skip
"""The editor is one of another unit."""
HISTORY = "measures:history"


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any) -> Scene:
    """A measure whose notes and whose unplaced cells were written, changed and placed."""
    settings.ALLOWED_HOSTS = ["*"]
    scene = deepcopy(kept_scene)
    office = user_with_role(Role.OFFICE, scene.town)
    new = operations.create(
        scene.concept,
        by=office,
        changes={
            "field": scene.field.pk,
            "title": "Neue Maßnahme",
            "internal_notes": SECRET,
            "unread": [{"column": "Sonstiges", "value": SECRET}],
        },
    )
    for changes in (
        {"unread": [], "title": "Umbenannt"},
        {"internal_notes": ""},
        {"internal_notes": f"{SECRET}!", "unread": [{"column": "Notiz", "value": SECRET}]},
    ):
        new = operations.edit(
            Measure.objects.get(pk=new.pk),
            changes=changes,
            by=office,
            expected_revision=Measure.objects.get(pk=new.pk).revision,
        )
    Measure.objects.filter(pk=new.pk).update(lead_unit=scene.unit)
    scene.measure = Measure.objects.get(pk=new.pk)
    return scene


def telling(answer: Any) -> bool:
    return answer.status_code < 300 and SECRET in b"".join(answer).decode(errors="replace")


def test_no_page_tells_it_to_citizens_nor_to_a_role_without_the_right(scene: Scene) -> None:
    """Each is asked what the matrix lets them open: all else is refused (`test_rights_walk`)."""
    other = UnitFactory(municipality=scene.town)
    units = {Role.UNIT_EDITOR: other}
    citizen = browser()
    readers = {
        role: browser(user_with_role(role, scene.town, unit=units.get(role))) for role in WITHOUT
    }
    found = []
    for name, page in PAGES.items():
        if page.form:
            continue
        address = reverse(name, kwargs=page.kwargs(scene))
        asking = {role: client for role, client in readers.items() if page.open_to(role)}
        if page.who == EVERYONE:
            answer = citizen.get(address)
            found += [("citizen", name)] if telling(answer) else []
            asking = {} if same_for_everyone(answer) else asking
        found += [(role, name) for role, one in asking.items() if telling(one.get(address))]
    assert found == []


def test_who_works_on_it_reads_it(scene: Scene) -> None:
    """Else the test above could pass for nothing."""
    for user in (
        user_with_role(Role.OFFICE, scene.town),
        user_with_role(Role.UNIT_EDITOR, scene.town, unit=scene.unit),
    ):
        client = browser(user)
        for name in (HISTORY, "measures:edit", "measures:overview"):
            assert telling(client.get(reverse(name, kwargs=PAGES[name].kwargs(scene))))


def test_the_rest_of_the_history_is_told_to_the_steering_group(scene: Scene) -> None:
    steering = browser(user_with_role(Role.STEERING, scene.town))
    page = steering.get(reverse(HISTORY, kwargs=PAGES[HISTORY].kwargs(scene))).content.decode()
    assert "Umbenannt" in page
    assert "nicht zugeordneten Angaben" not in page
    assert "internen Notizen" not in page
