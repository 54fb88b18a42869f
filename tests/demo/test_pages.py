"""Every public page of a measure of the town says one thing: no part contradicts another."""

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.municipalities.models import Municipality
from tests.portal.facts_of_a_page import Page, contradictions, pages

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def _read(town: Municipality, slug: str) -> list[Page]:
    version = town.concepts.get(slug=slug).versions.filter(published=True).last()
    assert version
    return list(pages(Client(headers={"host": "localhost"}), version, localdate()))


@pytest.mark.parametrize("slug", ["integrationskonzept-2025-2029", "integrationskonzept-2018-2022"])
def test_no_page_contradicts_itself(havelfurt: Municipality, slug: str) -> None:
    read = _read(havelfurt, slug)
    assert [one for page in read for one in contradictions(page)] == []


def test_each_measure_says_who_reported_it(havelfurt: Municipality) -> None:
    for page in _read(havelfurt, "integrationskonzept-2025-2029"):
        assert page.reported.startswith("Gemeldet am "), page.measure.code
        assert "Kontakt" not in page.facts, page.measure.code
        assert "@havelfurt.example" in page.facts["Verantwortlich"], page.measure.code
