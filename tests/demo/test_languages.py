"""Each part of an English page says which language it is in, so that it is read aloud as such.

Read over the whole text of Havelfurt's pages: what is told as English has no German sentence in it,
what is told as German no English one. Names of people and units are names in every language.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import translation

from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

CONCEPT = "/en/konzepte/integrationskonzept-2025-2029/"
PAGES = [
    "/en/",
    CONCEPT,
    f"{CONCEPT}meilensteine/",
    f"{CONCEPT}massnahmen/",
    f"{CONCEPT}massnahmen/?suche=nichtszufinden",
    f"{CONCEPT}massnahmen/1.3/",
    f"{CONCEPT}massnahmen/1.7/",
    f"{CONCEPT}massnahmen/2.1/",
    f"{CONCEPT}massnahmen/5.6/",
    f"{CONCEPT}druck/",
    f"{CONCEPT}herunterladen/",
    f"{CONCEPT}bestandsaufnahme/",
    f"{CONCEPT}leichte-sprache/",
    f"{CONCEPT}fassungen/",
    f"{CONCEPT}fassungen/1/",
    f"{CONCEPT}fassungen/1/massnahmen/1.1/",
    f"{CONCEPT}fassungen/1/vergleich/2/",
    "/en/konzepte/integrationskonzept-2018-2022/",
    "/en/suche/?suche=Schule",
    "/en/suche/?suche=Wonung",
    "/en/impressum/",
    "/en/datenschutz/",
    "/en/barrierefreiheit/",
    "/en/leichte-sprache/",
]
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
SPOKEN = ("aria-label", "title", "placeholder")
# A page has one title and a graphic one name, in one language (WCAG 3.1.2 leaves names out).
ONE_LANGUAGE = {"title", "script", "style"}
GERMAN = re.compile(
    r"\b(?:und|der|die|das|den|dem|des|für|mit|vom|ist|sind|wird|werden|wurde|nicht|ein|eine|einen|zum"
    r"|zur|im|bis|auf|bei|aus|noch|über|nach|seit|oder|wie|wer|als|auch|durch|kein|keine|hat|haben"
    r"|jedes|ab|je|zwei|drei|alle)\b"
)
ENGLISH = re.compile(
    r"\b(?:and|the|of|to|is|were|with|by|on|for|from|at|not|this|that|are|have|been|it|what|who|how"
    r"|since|until|your|later|than|expected|promised)\b"
)
NAMES = re.compile(
    r"\S+@\S+|(?:Fachbereich|Geschäftsbereich|Büro|Stabsstelle|Hochschule|Drucksache)\b[^.:;“()]*"
)


class Parts(HTMLParser):
    """Every text with the language it is told in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        self.found += [(language, given[name]) for name in SPOKEN if given.get(name)]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` of a drawing: nothing is said in it."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in ONE_LANGUAGE:
            self.found.append((self.open[-1][1], " ".join(data.split())))


def wrong(html: str) -> Iterator[str]:
    parts = Parts()
    parts.feed(html)
    for language, text in parts.found:
        said = NAMES.sub("", text).lower()
        german, english = (len(known.findall(said)) for known in (GERMAN, ENGLISH))
        if language == "en" and german > english:
            yield f"German told as English: {text[:120]}"
        if language.startswith("de") and english > german:
            yield f"English told as German: {text[:120]}"


@pytest.mark.parametrize("address", PAGES)
def test_each_part_of_an_english_page_is_told_in_its_language(
    havelfurt: Municipality, address: str
) -> None:
    with translation.override("de"):  # whatever a page was drawn in
        html = Client(headers={"host": "localhost"}).get(address).content.decode()
    assert list(wrong(html)) == []


def test_a_part_in_another_language_is_found() -> None:
    """What the pages are asked is able to fail."""
    page = '<html lang="en"><p>{}</p><p lang="de">{}</p></html>'
    assert list(wrong(page.format("Who is responsible", "Wer ist zuständig"))) == []
    assert len(list(wrong(page.format("Wer ist zuständig", "Who is responsible")))) == 2
