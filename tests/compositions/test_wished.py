"""Wishes in words, as a list of contacts has them, and the groups of a concept they mean."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.compositions import operations
from gemeinwerk.compositions.models import Candidate
from gemeinwerk.compositions.wished import understood
from gemeinwerk.concepts.models import Concept
from gemeinwerk.municipalities.models import Municipality
from tests.factories import BodyFactory, ConceptFactory, FieldFactory, PersonFactory, user_with_role

As = Callable[..., Client]
NAMES = {
    Body(pk=1, name="AG Wohnen"): ["AG Wohnen", "", "Wohnen und Ankommen", "HF 1"],
    Body(pk=2, name="AG Arbeit und Ausbildung"): ["AG Arbeit und Ausbildung", "AGA", "Arbeit", "2"],
    Body(pk=3, name="AG Gesundheit"): ["AG Gesundheit", "", "Gesundheit und Pflege", "3"],
    Body(pk=4, name="AG Gesundheit im Alter"): ["AG Gesundheit im Alter", "", "Alter", "4"],
}


@pytest.mark.parametrize(
    ("wishes", "keys", "left"),
    [
        (["Wohnen", "Arbeit"], [1, 2], []),
        (["ARBEIT", "Arbeiten", "AGA"], [2], []),
        (["HF 1", "Handlungsfeld 3"], [1, 3], []),
        (["Pflege", "Ausbildungen"], [3, 2], []),
        (["Gesundheit"], [3], []),
        (["Sport", "egal", "AG", ""], [], ["Sport", "egal", "AG", ""]),
        (["Wohnen", "Sport"], [1], ["Sport"]),
    ],
)
def test_what_words_mean(wishes: list[str], keys: list[int], left: list[str]) -> None:
    assert understood(wishes, NAMES) == (keys, left)


def test_what_could_mean_two_means_neither() -> None:
    two = {Body(pk=n, name=name): [name] for n, name in ((1, "Bildung früh"), (2, "Bildung spät"))}
    assert understood(["Bildung"], two) == ([], ["Bildung"])


@pytest.fixture
def concept(town: Municipality) -> Concept:
    concept = ConceptFactory(municipality=town)
    for name in ("AG Wohnen", "AG Arbeit"):
        body = BodyFactory(municipality=town, name=name)
        FieldFactory(concept=concept, title=name.removeprefix("AG "), working_group=body)
    return concept


def test_whoever_is_chosen_brings_their_wishes_along(
    client_as: As, town: Municipality, concept: Concept
) -> None:
    office: User = user_with_role("office", town)
    kim = PersonFactory(municipality=town, wishes=["Arbeit", "Sport", "Wohnen"])
    operations.add_candidates(concept, people=[kim.pk], by=office)
    names = dict(Body.objects.values_list("pk", "name"))
    assert [names[key] for key in Candidate.objects.get().wishes] == ["AG Arbeit", "AG Wohnen"]
    page = client_as("office").get(reverse("compositions:candidates", args=[concept.slug]))
    assert "wünscht auch: Sport" in page.content.decode()
