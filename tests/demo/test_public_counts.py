"""Every figure the demonstration town shows citizens is the length of the list it leads to."""

from typing import Any

import pytest
from django.test import Client

from gemeinwerk.municipalities.models import Municipality
from tests.portal.figures_of_a_page import counted, exported, figures, listed

HOST = "havelfurt.localhost"
pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.mark.parametrize("language", ["", "/en"])
def test_figures_and_their_lists_agree(
    havelfurt: Municipality, settings: Any, language: str
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    concepts = list(havelfurt.concepts.filter(public=True))
    pages = ["/", *(f"/konzepte/{concept.slug}/" for concept in concepts)]
    seen = 0
    for page in pages:
        html = client.get(language + page, headers={"host": HOST}).content.decode()
        for value, label, address in figures(html):
            if "?" in address or "/meilensteine/" in address:
                found = listed(client, address, host=HOST)
                assert (page, label, found) == (page, label, counted(value, address))
                if "?" in address:
                    taken = exported(client, address, host=HOST)
                    assert (page, label, taken) == (page, label, found)
                seen += 1
    assert seen >= 2 * 4 + 1


def test_the_superseded_edition_says_what_was_counted(
    havelfurt: Municipality, settings: Any
) -> None:
    """Six measures of ninety-six: nobody takes „3 von 6“ for the result of the whole."""
    settings.ALLOWED_HOSTS = ["*"]
    past = havelfurt.concepts.get(slug="integrationskonzept-2018-2022")
    html = Client().get(f"/konzepte/{past.slug}/", headers={"host": HOST}).content.decode()
    assert "3 von 6" in html
    assert "sechs der 96 Maßnahmen" in html
    for word in ("verzögert", "überfällig", "hinter der Zusage"):
        assert word not in html
