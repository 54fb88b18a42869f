"""„Das sehe ich auch so“: once from each device, counted in public every few minutes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.merging import operations as merging
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.supporting.models import Support, SupportCount
from gemeinwerk.contributions.supporting.operations import count_supports
from tests.contributions.form.conftest import say
from tests.factories import ParticipationFactory

pytestmark = pytest.mark.django_db
OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def said(concept: Concept) -> Contribution:
    phase = ParticipationFactory(concept=concept, support=True, moderation="after")
    made: Contribution = say(phase).contribution
    return made


def address(said: Contribution) -> str:
    return reverse("taking_part:support", args=["ik", said.number])


def public(said: Contribution) -> str:
    return reverse("portal:contribution", args=["ik", said.number])


def test_from_each_device_once_and_taken_back(client: Client, said: Contribution) -> None:
    assert f'action="{address(said)}' in client.get(public(said)).text
    for _twice in range(2):
        answer = client.post(address(said), headers=OURS, follow=True)
        assert "Von diesem Gerät ist es gesagt" in answer.text
    assert Support.objects.count() == 1
    Client().post(address(said), headers=OURS)
    assert Support.objects.count() == 2
    page = client.post(address(said), {"zuruecknehmen": "1"}, headers=OURS, follow=True).text
    assert "Von diesem Gerät" not in page
    assert Support.objects.count() == 1


def test_what_one_device_supports_cannot_be_put_together(
    client: Client, said: Contribution
) -> None:
    assert said.participation
    other = say(said.participation, text="Etwas anderes.").contribution
    for one in (said, other):
        client.post(address(one), headers=OURS)
    assert len(set(Support.objects.values_list("device", flat=True))) == 2
    cookie = client.cookies["gemeinwerk_geraet"]
    assert cookie["httponly"]
    assert cookie["path"] == "/beteiligung/ik/"
    client.cookies["gemeinwerk_geraet"] = "made-up"  # what is not signed is no device of ours
    client.post(address(said), headers=OURS)
    assert Support.objects.filter(contribution=said).count() == 2


def test_another_page_cannot_say_it_for_somebody(said: Contribution) -> None:
    browser = Client(enforce_csrf_checks=True)
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "none"}, {}):
        page = browser.post(address(said), headers=headers)
        assert page.status_code == 200
        assert 'name="csrfmiddlewaretoken"' in page.text
    assert not Support.objects.exists()
    browser.get(address(said))
    token = browser.cookies["csrftoken"].value
    browser.post(address(said), {"csrfmiddlewaretoken": token})
    assert Support.objects.count() == 1


def test_only_while_it_is_asked_and_only_what_can_be_read(
    client: Client, said: Contribution
) -> None:
    Participation.objects.update(closed_at=timezone.now())
    answer = client.post(address(said), headers=OURS)
    assert answer.status_code == 409
    assert "beendet" in answer.text
    assert f'action="{address(said)}' not in client.get(public(said)).text
    Participation.objects.update(closed_at=None, support=False)
    assert client.post(address(said), headers=OURS).status_code == 404
    Participation.objects.update(support=True)
    Contribution.objects.update(state="held")
    assert client.get(address(said)).status_code == 404
    Contribution.objects.update(state="public")
    Concept.objects.update(public=False)
    assert client.get(address(said)).status_code == 404
    assert not Support.objects.exists()


def test_one_place_says_it_so_often_and_no_oftener(
    said: Contribution, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"support": limits.Limit(2, limits.DAY)}
    monkeypatch.setattr(limits, "PER_PLACE_AND_THING", few)
    answers = [Client().post(address(said), headers=OURS).status_code for _ in range(3)]
    assert answers == [302, 302, 429]
    assert Support.objects.count() == 2
    assert said.participation
    other = say(said.participation, text="Etwas anderes.").contribution
    assert Client().post(address(other), headers=OURS).status_code == 302


def test_counts_come_out_every_few_minutes_and_never_below_five(
    client: Client, said: Contribution
) -> None:
    for _ in range(4):
        Client().post(address(said), headers=OURS)
    assert "sehen das auch so" not in client.get(public(said)).text
    assert count_supports() == 1
    page = client.get(public(said)).text
    assert "Weniger als fünf sehen das auch so" in page
    assert "4 sehen" not in page
    Client().post(address(said), headers=OURS)
    assert count_supports() == 0  # the public pages stay in memory for a while
    assert "Weniger als fünf" in client.get(public(said)).text
    SupportCount.objects.update(counted_at=timezone.now() - timedelta(minutes=6))
    assert count_supports() == 1
    page = client.get(public(said)).text
    assert "5 sehen das auch so (Stand " in page
    assert "von jedem Gerät einmal" in page
    assert "5 sehen das auch so" in client.get(reverse("portal:contributions", args=["ik"])).text
    assert count_supports() == 0
    entries = AuditEntry.objects.filter(verb="support.count")
    assert (entries.count(), entries.filter(public=True).count()) == (2, 2)
    assert not AuditEntry.objects.filter(verb="support.count", actor_id__isnull=False).exists()


def test_what_was_asked_before_stays_counted_and_sorts_nothing(
    client: Client, said: Contribution
) -> None:
    assert said.participation
    newer = say(said.participation, text="Etwas anderes.").contribution
    for _ in range(6):
        Client().post(address(said), headers=OURS)
    count_supports()
    Participation.objects.update(closed_at=timezone.now())
    page = client.get(reverse("portal:contributions", args=["ik"])).text
    assert "6 sehen das auch so" in page
    assert page.index(f"Beitrag {newer.number}<") < page.index(f"Beitrag {said.number}<")


def test_merged_ones_keep_each_their_own_and_none_is_added_up(
    client: Client, said: Contribution, office: User
) -> None:
    assert said.participation
    into = say(said.participation, text="Bänke am Fluss.").contribution
    for one, often in ((said, 6), (into, 5)):
        for _ in range(often):
            Client().post(address(one), headers=OURS)
    count_supports()
    Contribution.objects.update(state="public")
    merging.merge(Contribution.objects.get(pk=said.pk), into=into, reason="Dasselbe.", by=office)
    SupportCount.objects.update(counted_at=timezone.now() - timedelta(minutes=6))
    count_supports()
    told = dict(SupportCount.objects.values_list("contribution", "number"))
    assert told == {said.pk: 6, into.pk: 5}
    page = client.get(public(into)).text
    assert "5 sehen das auch so" in page
    assert "11 sehen" not in page
