"""From the answer to an invitation to a slip: once for each person, and nobody knows which."""

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.contacts import merges
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core import merging
from gemeinwerk.invitations.models import PersonalLink
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.representation import operations
from gemeinwerk.representation.leading import way
from gemeinwerk.representation.models import Drawn, Enquiry, Slip
from gemeinwerk.representation.operations.slips import digest_of
from tests.factories import PersonFactory
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(town: Municipality) -> Scene:
    return Scene(town)


def _way(scene: Scene) -> str:
    return reverse("portal:presence_draw", args=[scene.word])


def test_whoever_has_answered_draws_once_and_nobody_knows_which(
    scene: Scene, client: Client
) -> None:
    thanks = reverse("answering:thanks", args=[scene.word])
    page = client.get(thanks)
    assert f'action="{_way(scene)}"' in page.content.decode()
    assert page["Referrer-Policy"] == "strict-origin"
    logged = AuditEntry.objects.count()
    drawn = client.post(_way(scene))
    code = drawn["Location"].strip("/").split("/")[-1]
    assert drawn["Referrer-Policy"] == "strict-origin"
    assert Slip.objects.filter(digest=digest_of(code)).exists()
    assert AuditEntry.objects.count() == logged
    assert {field.name for field in Drawn._meta.concrete_fields} == {"id", "enquiry", "person"}
    assert digest_of(code) not in serializers.serialize("json", Drawn.objects.all())
    again = client.post(_way(scene))
    assert again.status_code == 409
    assert Drawn.objects.count() == 1
    assert _way(scene) not in client.get(thanks).content.decode()


def test_the_way_is_offered_only_where_it_leads_somewhere(scene: Scene, client: Client) -> None:
    assert way(scene.invitation, scene.word) == _way(scene)
    scene.enquiry.unused.filter(digest=None).delete()
    assert way(scene.invitation, scene.word) == ""
    assert client.post(_way(scene)).status_code == 409
    Enquiry.objects.filter(pk=scene.enquiry.pk).update(state="closed")
    assert client.post(_way(scene)).status_code == 404


def test_a_link_that_does_not_hold_draws_nothing(scene: Scene, client: Client) -> None:
    assert client.get(_way(scene)).status_code == 405
    wrong = reverse("portal:presence_draw", args=["x" * 43])
    assert client.post(wrong).status_code == 404
    PersonalLink.objects.update(expires_on="2020-01-01")
    assert client.post(_way(scene)).status_code == 404
    assert not Drawn.objects.exists()


def test_in_which_order_people_drew_is_nowhere(scene: Scene) -> None:
    people = [PersonFactory(municipality=scene.town) for _number in range(3)]
    earlier: set[int] = set()
    for number, person in enumerate(reversed(people), start=1):
        operations.draw_slip_for(scene.enquiry, person=person)
        found = list(Drawn.objects.order_by("pk").values_list("pk", "person"))
        drew = [one.pk for one in people[-number:]]
        assert [one for _key, one in found] == drew
        # On PostgreSQL a row tells which transaction wrote it: now all of them the same.
        assert not earlier & {key for key, _one in found}
        earlier = {key for key, _one in found}


def test_two_who_are_one_and_drew_two_slips_become_one_and_two_again(
    town: Municipality, enquiry: Enquiry, office: User
) -> None:
    kept, gone = PersonFactory(municipality=town), PersonFactory(municipality=town)
    for one in (kept, gone):
        operations.draw_slip_for(enquiry, person=one)
    row = merges.merge(kept, gone, choices={}, by=office)
    assert [one.person_id for one in Drawn.objects.all()] == [kept.pk]
    merges.unmerge(row, by=office)
    assert {one.person_id for one in Drawn.objects.all()} == {kept.pk, gone.pk}


def test_a_merge_tells_nobody_who_drew_and_is_taken_back_after_others_drew(
    town: Municipality, enquiry: Enquiry, office: User
) -> None:
    kept, gone, other = (PersonFactory(municipality=town) for _number in range(3))
    operations.draw_slip_for(enquiry, person=gone)
    assert not [one for _n, one in merging.uses_of(gone) if "Zettel" in one]
    row = merges.merge(kept, gone, choices={}, by=office)
    assert ["representation.drawn", "person", [{"enquiry_id": enquiry.pk}], [], []] in row.moved
    operations.draw_slip_for(enquiry, person=other)  # they are written anew
    operations.close_enquiry(enquiry, by=office)
    assert merges.look(row).lost == []
    merges.unmerge(row, by=office)
    assert {one.person_id for one in Drawn.objects.all()} == {gone.pk, other.pk}
