"""Pages of the past say so, and lead to what took their place."""

import re

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    make_public,
    published_version,
)
from tests.portal.facts_of_a_page import words

ROOT = "/konzepte/integration/"
pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def notice(html: str) -> str:
    found = re.search(
        r'<div class="gw-wrap gw-past">(.*?)</div></div></div>', html.replace("\n", "")
    )
    return found[1] if found else ""


def test_the_newest_version_is_not_of_the_past(client: Client, concept: Concept) -> None:
    for address in ("fassungen/1/", "fassungen/1/massnahmen/1.1/", "massnahmen/1.1/"):
        html = page(client, ROOT + address)
        assert "gw-past" not in html
        assert "noindex" not in html


def test_an_older_version_leads_to_the_catalogue_of_today(client: Client, concept: Concept) -> None:
    published_version(concept)
    html = page(client, f"{ROOT}fassungen/1/")
    assert f'href="{ROOT}massnahmen/"' in notice(html)
    assert "Inzwischen gibt es eine neuere" in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert "gw-past" not in page(client, f"{ROOT}fassungen/2/")


def test_a_version_that_is_newer_and_not_published_is_not_betrayed(
    client: Client, concept: Concept
) -> None:
    second = published_version(concept)
    second.published = False
    second.save(update_fields=["published"])
    make_public(concept)
    assert "gw-past" not in page(client, f"{ROOT}fassungen/1/")


def test_a_measure_of_an_older_version_leads_to_itself_of_today(
    client: Client, concept: Concept
) -> None:
    Measure.objects.filter(code="1.1").update(code="1.9")
    published_version(Concept.objects.get())
    html = page(client, f"{ROOT}fassungen/1/massnahmen/1.1/")
    assert f'href="{ROOT}massnahmen/1.9/"' in notice(html)
    (title,) = re.findall(r"<title>(.*?)</title>", html)
    assert "Fassung 1 vom" in title


def test_a_number_that_changed_leads_to_the_new_one(client: Client, concept: Concept) -> None:
    Measure.objects.filter(code="1.1").update(code="1.9")
    published_version(Concept.objects.get())
    answer = client.get(f"{ROOT}massnahmen/1.1/")
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOT}massnahmen/1.9/")


def test_a_withdrawn_measure_keeps_its_page_with_day_and_reason(
    client: Client, concept: Concept
) -> None:
    published_version(Concept.objects.get(), note="Noch mit allen.")
    Measure.objects.get(code="1.2").delete()
    published_version(Concept.objects.get(), note="1.2 geht in 1.1 auf.")
    published_version(Concept.objects.get(), note="Nur Schreibfehler.")
    for address in ("massnahmen/1.2/", "fassungen/1/massnahmen/1.2/"):
        told = words(page(client, ROOT + address))
        assert "steht seit Fassung 3 vom" in told
        assert "„1.2 geht in 1.1 auf.“" in told
        assert "Schreibfehler" not in told


def test_a_withdrawn_measure_leads_to_what_continues_it(client: Client, concept: Concept) -> None:
    old = Measure.objects.get(code="1.2")
    later = ConceptFactory(
        municipality=concept.municipality, slug="danach", public=True, predecessor=concept
    )
    field = FieldFactory(concept=later, code="7")
    MeasureFactory(field=field, code="7.1", title="Weiter so", predecessor=old)
    published_version(later)
    second = published_version(Concept.objects.get(slug="integration"))
    FrozenMeasure.objects.filter(version=second, code="1.2").delete()
    make_public(concept)
    html = page(client, f"{ROOT}massnahmen/1.2/")
    assert 'href="/konzepte/danach/massnahmen/7.1/"' in notice(html)


def test_a_measure_that_never_was_is_404(client: Client, concept: Concept) -> None:
    assert client.get(f"{ROOT}massnahmen/9.9/").status_code == 404


def test_a_measure_of_an_unpublished_version_has_no_page(client: Client, concept: Concept) -> None:
    published_version(concept)
    first = CatalogueVersion.objects.get(number=1)
    Measure.objects.get(code="1.2").delete()
    FrozenMeasure.objects.filter(version__number=2, code="1.2").delete()
    first.published = False
    first.save(update_fields=["published"])
    make_public(concept)
    assert client.get(f"{ROOT}massnahmen/1.2/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["", "massnahmen/", "massnahmen/1.1/", "druck/", "fassungen/", "fassungen/1/",
     "fassungen/1/massnahmen/1.1/"],
)  # fmt: skip
def test_a_superseded_concept_leads_on_and_speaks_of_no_delay(
    client: Client, concept: Concept, address: str
) -> None:
    Measure.objects.update(
        implementation="in_progress", course="late", start=None, end="2020-12-31"
    )
    published_version(Concept.objects.get())
    Concept.objects.update(status="superseded")
    ConceptFactory(
        municipality=concept.municipality, slug="danach", public=True,
        predecessor=concept, title="Das nächste",
    )  # fmt: skip
    make_public(Concept.objects.get(slug="integration"))
    html = page(client, ROOT + address)
    assert 'href="/konzepte/danach/"' in (notice(html) if address else html)
    # What may be chosen in the filter, and what was said while the concept was carried out.
    beside = r'<select.*?</select>|<section id="verlauf">.*?</section>'
    assert "verzögert" not in re.sub(beside, "", html, flags=re.DOTALL)


def test_an_edition_that_is_not_public_is_not_betrayed(client: Client, concept: Concept) -> None:
    Concept.objects.update(status="superseded")
    ConceptFactory(
        municipality=concept.municipality, slug="danach", title="Geheim", public=False,
        predecessor=concept,
    )  # fmt: skip
    make_public(Concept.objects.get(slug="integration"))
    html = page(client, f"{ROOT}massnahmen/")
    assert "Dieses Konzept ist abgelöst" in html
    assert "Geheim" not in html
