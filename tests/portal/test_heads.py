"""What a public page says of itself to search engines and to who is sent its address."""

import json
import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.picture import SIZE, picture
from tests.factories import ConceptFactory, published_version
from tests.walk.pages import PAGES, PORTAL
from tests.walk.scene import Scene

NO_PAGES = {
    "core:stylesheet", "core:favicon", "portal:measure_feed", "portal:catalogue_file",
    "portal:version_file", "portal:schema", "portal:picture", "portal:concept_picture",
    "portal:robots", "portal:sitemap", "portal:favicon", "core:understood", "core:colour_sample",
    "portal:ledger_feed", "portal:embed", "portal:measure_picture",
    "portal:report_picture",
    "portal:concept_feed", "portal:field_feed", "portal:meeting_feed", "portal:contribution_feed",
    "portal:following", "portal:unfollow",
    "portal:ledger_head", "portal:ledger_entries", "portal:ledger_proof",
    "portal:ledger_consistency", "portal:ledger_schema", "portal:evaluation_file",
    "portal:progress_report_file", "portal:presence_file", "portal:presence_draw",
    "portal:meetings_calendar", "portal:body_calendar", "portal:meeting_paper",
    "portal:minutes_file", "portal:contribution_file",
}  # fmt: skip
NAMES = sorted(set(PORTAL) - NO_PAGES)
NOT_INDEXED = {"portal:catalogue_print", "portal:frozen_measure", "portal:styleguide"}
NOT_INDEXED |= {"portal:ledger_file"}
NOT_INDEXED |= {
    "portal:follow_concept",
    "portal:follow_contribution",
    "portal:follow_field",
    "portal:follow_measure",
    "portal:follow_meeting",
}
NOT_INDEXED |= {"portal:survey", "portal:survey_link"}
NOT_INDEXED |= {"portal:presence_about", "portal:presence_slip", "portal:presence_answer"}
NOT_INDEXED |= {"portal:question", "portal:search"}  # a form, and what somebody searched for
NOT_INDEXED |= {"portal:version"}  # both of the first version, which a second one followed


class Head:
    """Of a page, as a machine reads it."""

    def __init__(self, client: Client, address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, address
        self.html = answer.content.decode().partition("</head>")[0]

    def of(self, name: str) -> list[str]:
        found = re.findall(rf'<meta (?:name|property)="{name}" content="([^"]*)">', self.html)
        return [unescape(one) for one in found]

    @property
    def title(self) -> str:
        (found,) = re.findall(r"<title[^>]*>(.*?)</title>", self.html, re.DOTALL)
        return unescape(found)

    @property
    def canonical(self) -> list[str]:
        return re.findall(r'<link rel="canonical" href="([^"]*)">', self.html)

    @property
    def languages(self) -> list[tuple[str, str]]:
        return re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', self.html)


def heads(client: Client, scene: Scene, language: str) -> dict[str, Head]:
    with override(language):
        addresses = {name: reverse(name, kwargs=PAGES[name].kwargs(scene)) for name in NAMES}
    return {name: Head(client, address) for name, address in addresses.items()}


@pytest.mark.django_db
def test_every_public_page_says_what_it_is_and_where_it_is_in_the_other_language(
    client: Client, town: Municipality
) -> None:
    scene = Scene(town)
    german, english = (heads(client, scene, language) for language in ("de", "en"))
    for found in (german, english):
        say_what_they_are(found)
        for (address,) in {tuple(head.of("og:image")) for head in found.values()}:
            assert client.get(urlsplit(address).path)["Content-Type"] == "image/png"
    for name in NAMES:
        pairs = german[name].languages
        assert pairs == english[name].languages, name  # each names itself and the other
        assert [code for code, _url in pairs] == ["de", "en", "x-default"], name
        assert dict(pairs)["de"] == dict(pairs)["x-default"] == german[name].canonical[0]
        assert dict(pairs)["en"] == english[name].canonical[0]
        assert all(urlsplit(url).netloc for _code, url in pairs)


def say_what_they_are(found: dict[str, Head]) -> None:
    for name, head in found.items():
        (description,) = head.of("description")
        assert 20 <= len(description) <= 300, (name, description)
        assert head.of("og:description") == [description], name
        assert head.title.startswith(*head.of("og:title")), name
        assert head.of("og:url") == head.canonical, name
        assert bool(head.of("robots")) == (name in NOT_INDEXED), name
    again = {
        "portal:catalogue_print",
        "portal:survey_link",
        "portal:presence_slip",
    }  # one page in another way
    titles = [head.title for name, head in found.items() if name not in again]
    assert len(set(titles)) == len(titles), titles


@pytest.mark.django_db
def test_pages_of_two_concepts_have_titles_apart(client: Client, concept: Concept) -> None:
    other = ConceptFactory(
        municipality=concept.municipality, slug="klima", title="Klima", public=True
    )
    published_version(other)
    for page in ("", "massnahmen/", "fassungen/", "leichte-sprache/"):
        both = [Head(client, f"/konzepte/{slug}/{page}") for slug in ("integration", "klima")]
        titles = {head.title for head in both}
        assert len(titles) == 2, (page, titles)


@pytest.mark.django_db
def test_a_title_says_its_language_where_all_of_it_is_german(
    client: Client, concept: Concept
) -> None:
    address = f"/en/konzepte/{concept.slug}/"
    assert f'<title lang="de">{concept.name}' in client.get(address).content.decode()
    for further in ("massnahmen/", "fassungen/"):  # "Measures – Integrationskonzept 2025–2029"
        assert "<title>" in client.get(address + further).content.decode()
    assert "<title>" in client.get(f"/konzepte/{concept.slug}/").content.decode()


def test_a_selection_of_the_list_is_no_page_of_its_own(client: Client, concept: Concept) -> None:
    whole = Head(client, "/konzepte/integration/massnahmen/")
    some = Head(client, "/konzepte/integration/massnahmen/?feld=1")
    second = Head(client, "/konzepte/integration/massnahmen/?seite=2")
    assert whole.of("robots") == second.of("robots") == []
    assert some.of("robots") == ["noindex, follow"]
    assert some.canonical == whole.canonical
    assert second.canonical == [f"{whole.canonical[0]}?seite=2"]


@pytest.mark.django_db
def test_what_the_town_wrote_ends_no_element(client: Client, concept: Concept) -> None:
    mean = '</script><script>alert(1)</script>"><b>'
    Measure.objects.filter(code="1.1").update(title=mean, goal=mean)
    published_version(Concept.objects.get())
    head = Head(client, "/konzepte/integration/massnahmen/1.1/")
    assert mean in head.title
    assert head.of("og:title")[0].startswith(f"1.1 {mean}")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head.html)
    names = [one["name"] for one in json.loads(data)["@graph"][0]["itemListElement"]]
    assert names[-1] == f"1.1 {mean}"


@pytest.mark.django_db
def test_the_catalogue_is_announced_as_a_set_of_data(client: Client, concept: Concept) -> None:
    head = Head(client, "/konzepte/integration/")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head.html)
    (found,) = json.loads(data)["@graph"]
    assert found["@type"] == "Dataset"
    kinds = {one["encodingFormat"]: one["contentUrl"] for one in found["distribution"]}
    answer = client.get(urlsplit(kinds["application/json"]).path)
    assert answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("title", ["Klima", "Sehr " * 60, "Donaudampfschifffahrt" * 9, ""])
def test_a_picture_of_any_title_has_one_size(title: str) -> None:
    content = picture("Musterstadt", title, "darunter", "#1f5b4c")
    assert content.startswith(b"\x89PNG")
    size = (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
    assert size == SIZE
