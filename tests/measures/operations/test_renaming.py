"""A measure is found by the names of what it points to, also once these have other names.

The draft at once; the public site with the next version that is published, for a version that
citizens read never changes.
"""

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts import operations as concepts
from gemeinwerk.concepts.models import CrossCuttingTheme
from gemeinwerk.measures import queries
from gemeinwerk.measures.models import Measure
from tests.factories import OrganisationFactory, ThemeFactory, published_version


@pytest.fixture
def theme(measure: Measure) -> CrossCuttingTheme:
    theme = ThemeFactory(concept=measure.concept, title="Teilhabe")
    measure.themes.add(theme)
    return theme


def found_on_the_desk(measure: Measure, words: str) -> bool:
    return queries.table(measure.concept, {"suche": words}).exists()


def found_by_citizens(measure: Measure, words: str) -> bool:
    page = Client().get("/konzepte/integration/massnahmen/", {"suche": words})
    return measure.title in page.content.decode()


def publish(measure: Measure) -> None:
    measure.concept.public = True
    measure.concept.save()
    published_version(measure.concept)


def test_a_unit_is_renamed(measure: Measure, unit: Organisation, office: User) -> None:
    actors.edit_organisation(unit, by=office, name="Zukunftsreferat", abbreviation="ZR 7")
    assert found_on_the_desk(measure, "Zukunftsreferat")
    assert found_on_the_desk(measure, "ZR 7")
    assert not found_on_the_desk(measure, "Personal")
    publish(measure)
    assert found_by_citizens(measure, "Zukunftsreferat")


def test_who_helps_is_renamed(measure: Measure, unit: Organisation, office: User) -> None:
    helper = OrganisationFactory(municipality=unit.municipality, name="Nachbarn e. V.")
    measure.contributing.add(helper, unit)
    actors.edit_organisation(helper, by=office, name="Freundeskreis")
    assert found_on_the_desk(measure, "Freundeskreis")


def test_a_theme_is_renamed(measure: Measure, theme: CrossCuttingTheme, office: User) -> None:
    concepts.edit_theme(theme, by=office, title="Barrierefreiheit")
    assert found_on_the_desk(measure, "Barrierefreiheit")
    assert not found_on_the_desk(measure, "Teilhabe")
    publish(measure)
    assert found_by_citizens(measure, "Barrierefreiheit")


def test_a_field_is_renamed(measure: Measure, office: User) -> None:
    concepts.edit_field(measure.field, by=office, title="Offenes Rathaus")
    assert found_on_the_desk(measure, "Rathaus")


def test_another_name_is_no_edit_of_the_measure(
    measure: Measure, unit: Organisation, office: User
) -> None:
    """Nobody who writes it at the same time is told of a conflict."""
    actors.edit_organisation(unit, by=office, name="Zukunftsreferat")
    measure.refresh_from_db()
    assert measure.revision == 1
