"""Where contributions are listed, and where they are answered, one looks for those that say nearly
the same, for a target group, for a working group."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.answers.forms import OutcomesFilter
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.forms.listing import ContributionFilter
from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, ConceptFactory, ContributionFactory, MeetingFactory

LISTS = ("contributions:contributions", "outcomes:outcomes")


def listed(client: Client, name: str, concept: Concept, **wanted: object) -> set[int]:
    """The numbers of what stands in the list."""
    page = client.get(reverse(name, args=[concept.slug]), wanted)
    said = page.context["page"]
    if name.startswith("outcomes"):
        return {one.number for one in said}
    return {one.number for one in concept.contributions.filter(pk__in=list(said))}


@pytest.fixture
def desk(office: User, client: Client) -> Client:
    client.force_login(office)
    return client


def alike(concept: Concept, *groups: list[int]) -> None:
    """As the worker keeps them."""
    keys = dict(concept.contributions.values_list("number", "pk"))
    LikenessIndex.objects.update_or_create(
        concept=concept,
        defaults={
            "groups": [
                {"title": f"Bank, Fluss {n}", "keys": [keys[one] for one in group]}
                for n, group in enumerate(groups)
            ],
            "made_at": now(),
            "read_up_to": now(),
        },
    )


@pytest.mark.parametrize("name", LISTS)
def test_by_those_that_say_nearly_the_same(name: str, concept: Concept, desk: Client) -> None:
    for number in (1, 2, 3, 4):
        ContributionFactory(concept=concept, number=number)
    assert "Fast dasselbe gesagt" not in desk.get(reverse(name, args=[concept.slug])).text
    alike(concept, [3, 1])
    page = desk.get(reverse(name, args=[concept.slug])).text
    assert "Bank, Fluss 0 (2)" in page
    third = concept.contributions.get(number=3)
    assert listed(desk, name, concept, gruppe=third.pk) == {1, 3}
    # Made anew, with another one in the middle: the same address still says the same.
    alike(concept, [1, 3, 4])
    assert listed(desk, name, concept, gruppe=third.pk) == {1, 3, 4}
    alike(concept, [2, 4])  # of what is in no group any more nothing is chosen
    assert listed(desk, name, concept, gruppe=third.pk) == {1, 2, 3, 4}
    assert listed(desk, name, concept, gruppe="ölf") == {1, 2, 3, 4}


@pytest.mark.parametrize("name", LISTS)
def test_by_whom_it_is_for_and_by_the_group_it_was_said_in(
    name: str, concept: Concept, town: Municipality, desk: Client
) -> None:
    housing, work = (
        BodyFactory(municipality=town, name=f"AG {one}") for one in ("Wohnen", "Arbeit")
    )
    for number, body in enumerate((housing, housing, work), start=1):
        ContributionFactory(
            concept=concept,
            number=number,
            meeting=MeetingFactory(concept=concept, body=body),
            target_group="Familien" if number == 2 else "",
        )
    ContributionFactory(concept=ConceptFactory(municipality=town), target_group="Fremde")
    page = desk.get(reverse(name, args=[concept.slug])).text
    assert "Familien" in page
    assert "Fremde" not in page
    assert listed(desk, name, concept, zielgruppe="Familien") == {2}
    assert listed(desk, name, concept, gremium=housing.pk) == {1, 2}
    assert listed(desk, name, concept, gremium=housing.pk, zielgruppe="Familien") == {2}


def test_what_can_be_chosen_is_asked_once_however_much_there_is(
    concept: Concept, django_assert_num_queries: object, office: User
) -> None:
    for number in range(1, 8):
        ContributionFactory(concept=concept, number=number, target_group=f"Gruppe {number}")
    alike(concept, [1, 2], [3, 4], [5, 6])
    with django_assert_num_queries(3):  # type: ignore[operator]  # these, meetings, phases
        ContributionFilter({}, concept=concept)
    with django_assert_num_queries(3):  # type: ignore[operator]  # these, meetings, measures
        OutcomesFilter(concept, None)
