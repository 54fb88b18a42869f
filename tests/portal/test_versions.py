"""Versions: what was frozen stays word for word, and any two can be compared."""

import re

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures.models import CatalogueVersion, Measure
from tests.factories import make_public, published_version

ROOT = "/konzepte/integration/fassungen/"


def main(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("<footer")[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("page", ["1/", "1/massnahmen/1.1/"])
def test_the_page_of_a_version_never_changes(client: Client, concept: Concept, page: str) -> None:
    before = main(client, ROOT + page)
    Measure.objects.update(title="anders", goal="anders", implementation="dropped", status_text="x")
    FieldOfAction.objects.update(title="anders")
    Concept.objects.update(aim="anders", decided_on=None)
    published_version(Concept.objects.get())
    make_public(concept)
    after = main(client, ROOT + page)
    notice = re.search(
        r'\s*<div class="gw-wrap gw-past">.*?</div>\s*</div></div>', after, re.DOTALL
    )
    assert notice
    assert after.replace(notice[0], "").split() == before.split()


@pytest.mark.parametrize("page", ["fassungen/1/", "leichte-sprache/"])
def test_a_concept_is_called_with_its_period(client: Client, concept: Concept, page: str) -> None:
    """Also as it was called when the version was frozen."""
    html = client.get(f"/konzepte/integration/{page}").content.decode()
    main = html.partition("<main")[2]
    assert f"{concept.title} {concept.period}" in main
    Concept.objects.update(title="Anders")
    html = client.get("/konzepte/integration/fassungen/1/").content.decode()
    assert f"{concept.title} {concept.period} ·" in html.partition("<main")[2]


def test_versions_are_listed_newest_first(client: Client, concept: Concept) -> None:
    published_version(concept)
    html = main(client, ROOT)
    assert re.findall(r'<h2><a href="([^"]+)"', html) == [f"{ROOT}2/", f"{ROOT}1/"]
    assert f'href="{ROOT}1/vergleich/2/"' in html


def test_a_version_that_is_not_published_is_404(client: Client, concept: Concept) -> None:
    version = CatalogueVersion.objects.get()
    version.published = False
    version.save(update_fields=["published"])
    make_public(concept)
    for page in ("1/", "1/massnahmen/1.1/", "1/katalog.json", "1/vergleich/1/"):
        assert client.get(ROOT + page).status_code == 404


def test_two_versions_are_compared_word_by_word(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(
        goal="Bis Ende 2027 haben 200 Führungskräfte teilgenommen."
    )
    Measure.objects.get(code="1.2").delete()
    published_version(Concept.objects.get())
    html = main(client, f"{ROOT}1/vergleich/2/")
    assert "1 gestrichen, 1 geändert, 1 gleich." in words(html)
    assert re.findall(r"</span>(\d+)</(del|ins)>", html) == [("2026", "del"), ("2027", "ins")]


def test_a_comparison_reads_from_old_to_new(client: Client, concept: Concept) -> None:
    published_version(concept)
    answer = client.get(f"{ROOT}2/vergleich/1/")
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOT}1/vergleich/2/")


def test_the_checksum_is_shown(client: Client, concept: Concept) -> None:
    assert CatalogueVersion.objects.get().checksum in main(client, f"{ROOT}1/")
