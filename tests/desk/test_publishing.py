"""Before a concept is published the page says who will read what."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import Role
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.operations.versions import withdraw
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, MunicipalityFactory, published_version, user_with_role
from tests.factories.catalogues import fit_concept

As = Callable[..., Client]


def address(concept: Concept) -> str:
    return reverse("desk:publish", args=[concept.slug])


@pytest.fixture
def concept(town: Municipality) -> Concept:
    """With a published version, itself hidden."""
    concept = fit_concept(town, title="Integrationskonzept", aim_plain="Alle machen mit.")
    published_version(concept, kind="council")
    return concept


def test_asking_shows_who_will_read_what_and_publishes_nothing(
    client_as: As, concept: Concept
) -> None:
    page = client_as("office").get(address(concept)).content.decode()
    for text in (
        "Alle, ohne Anmeldung",
        reverse("portal:concept", args=[concept.slug]),
        reverse("portal:catalogue", args=[concept.slug]),
        reverse("portal:plain_concept", args=[concept.slug]),
        "Fassung 1: Vorlage für den Rat mit 2 Maßnahmen",
        "Fachbereich Personal",
        "Niemand bekommt eine Nachricht.",
        "wieder von der öffentlichen Seite nehmen",
    ):
        assert text in page, text
    assert reverse("portal:review", args=[concept.slug]) not in page
    concept.refresh_from_db()
    assert concept.public is False


def test_what_the_page_names_is_there_afterwards(client_as: As, concept: Concept) -> None:
    office = client_as("office")
    page = office.get(address(concept)).context
    pages = page["pages"]
    citizen = Client()
    assert {citizen.get(page.url).status_code for page in pages} == {404}
    office.post(address(concept), {"gesehen": page["seen"]})
    assert {citizen.get(page.url).status_code for page in pages} == {200}
    assert AuditEntry.objects.filter(verb="concept.publish", actor_id__isnull=False).count() == 1


def test_without_a_version_it_says_that_no_measure_is_shown(
    client_as: As, town: Municipality
) -> None:
    bare = ConceptFactory(municipality=town, slug="leer")
    page = client_as("office").get(address(bare)).content.decode()
    assert "Maßnahmen stehen noch nicht dabei" in page
    assert reverse("portal:catalogue", args=["leer"]) not in page


def test_those_who_read_it_so_far_are_those_who_may(
    client_as: As, town: Municipality, concept: Concept
) -> None:
    may = [role for role in Role if user_with_role(role, town).has_perm("concept.read", concept)]
    page = client_as("office").get(address(concept)).content.decode()
    assert ", ".join(str(role.label) for role in may) + "." in page


def test_others_do_not_publish(client_as: As, concept: Concept) -> None:
    assert client_as("unit_editor").post(address(concept)).status_code == 403
    stranger = client_as("office", in_town=MunicipalityFactory(slug="anderswo"))
    assert stranger.post(address(concept)).status_code == 404
    concept.refresh_from_db()
    assert concept.public is False


def test_who_saw_something_else_looks_again(
    client_as: As, concept: Concept, town: Municipality
) -> None:
    """Two people: while one reads the page, the other changes what it names."""
    office = client_as("office")
    changes: list[Callable[[], object]] = [
        lambda: concepts.edit(concept, by=office.user, aim_plain="Alle reden mit."),  # type: ignore[attr-defined]
        lambda: published_version(concept, kind="council"),
        lambda: withdraw(concept.versions.get(number=2), reason="Falsch", by=office.user),  # type: ignore[attr-defined]
    ]
    for change in changes:
        seen = office.get(address(concept)).context["seen"]
        change()
        answer = office.post(address(concept), {"gesehen": seen})
        assert "Inzwischen hat jemand etwas geändert" in answer.content.decode()
        concept.refresh_from_db()
        assert concept.public is False
    office.post(address(concept), {"gesehen": answer.context["seen"]})
    concept.refresh_from_db()
    assert concept.public is True


def test_who_saw_no_page_publishes_nothing(client_as: As, concept: Concept) -> None:
    assert client_as("office").post(address(concept)).status_code == 200
    concept.refresh_from_db()
    assert concept.public is False
