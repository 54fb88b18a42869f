"""An import taken back in the browser, after somebody went on writing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations
from gemeinwerk.measures.importing import operations as importing
from gemeinwerk.measures.models import ChangeSet, Measure
from gemeinwerk.municipalities.models import Municipality
from tests.catalogue_files import files
from tests.factories import ConceptFactory, UnitFactory, user_with_role
from tests.measures.undoing.conftest import HEAD, LATER, ROWS, measure

BASE = "/arbeitsplatz/konzepte/ik/massnahmen/"


@pytest.fixture
def concept(live_town: Municipality) -> Concept:
    UnitFactory(municipality=live_town, name="Fachbereich Soziales", abbreviation="FB 38")
    UnitFactory(municipality=live_town, name="Fachbereich Bildung", abbreviation="FB 23")
    concept: Concept = ConceptFactory(
        municipality=live_town, slug="ik", title="Integrationskonzept"
    )
    office = user_with_role("office", live_town, name="Jana Beispiel")
    for rows in (ROWS, LATER):
        content = files.xlsx([HEAD, *rows])
        importing.import_now(concept, content=content, name="katalog.xlsx", by=office)
    for code, changes in (
        ("1", {"title": "Beratung in acht Sprachen"}),
        ("4", {"description": "Sechs Tandems."}),
    ):
        one = measure(concept, code)
        operations.edit(one, changes=changes, by=office, expected_revision=one.revision)
    return concept


def test_an_import_is_taken_back(
    page: Page,
    concept: Concept,
    live_town: Municipality,
    sign_in: Callable[..., None],
    accessible: Callable[[Page], None],
) -> None:
    sign_in(page, user_with_role("office", live_town, name="Kim Muster"))
    page.goto(f"{BASE}aenderungen/")
    accessible(page)
    page.get_by_role("link", name="Import: katalog.xlsx").first.click()
    expect(page.get_by_role("heading", name="Import zurücknehmen")).to_be_visible()
    accessible(page)
    page.get_by_label("4 trotzdem löschen").check()
    page.get_by_role("button", name="Jetzt zurücknehmen").click()
    expect(page.get_by_text("Zurückgenommen.")).to_be_visible()
    found = dict(Measure.objects.filter(concept=concept).values_list("code", "title"))
    assert found == {"1": "Beratung in acht Sprachen", "2": "Leitfaden", "3": "Praktika"}
    page.goto(f"{BASE}aenderungen/{ChangeSet.objects.all()[0].pk}/zuruecknehmen/")
    expect(page.get_by_text("Das ist schon zurückgenommen")).to_be_visible()
