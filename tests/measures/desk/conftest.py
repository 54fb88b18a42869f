from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts.models import FieldOfAction
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, FieldFactory, MeasureFactory, UnitFactory
from tests.measures.desk.browser_form import read_form

BASE = "/arbeitsplatz/konzepte/integration/massnahmen/"


@pytest.fixture
def unit(town: Municipality) -> Organisation:
    return UnitFactory(municipality=town, name="Fachbereich Personal", abbreviation="FB 11")


@pytest.fixture
def field(town: Municipality) -> FieldOfAction:
    concept = ConceptFactory(municipality=town, slug="integration", title="Integrationskonzept")
    return FieldFactory(concept=concept, code="1", title="Vielfalt in der Verwaltung", position=0)


@pytest.fixture
def measure(field: FieldOfAction, unit: Organisation) -> Measure:
    return MeasureFactory(field=field, code="1.1", title="Führungskräfte schulen", lead_unit=unit)


@pytest.fixture
def office(client_as: Callable[..., Client]) -> Client:
    return client_as("office", name="Jana Beispiel")


@pytest.fixture
def editor(client_as: Callable[..., Client], unit: Organisation) -> Client:
    return client_as("unit_editor", unit=unit, name="Kim Muster")


def address(measure: Measure, page: str = "bearbeiten/") -> str:
    return f"{BASE}{measure.pk}/{page}"


def sheet(client: Client, measure: Measure, **typed: Any) -> dict[str, Any]:
    """What a browser sends when the page of a measure is opened now and some fields typed."""
    page = client.get(address(measure)).content.decode()
    return read_form(page, "massnahme") | typed
