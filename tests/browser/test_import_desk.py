"""A file in the browser: uploaded, looked through, mapped anew, taken over."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun, Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, UnitFactory, user_with_role
from tests.measures.importing.conftest import HEAD, ROWS
from tests.measures.reading import files

BASE = "/arbeitsplatz/konzepte/ik/massnahmen/einlesen/"
CONTENT = files.xlsx(
    [
        ["Maßnahmenkatalog"],
        [*HEAD, "Status", "Notiz"],
        *([*r, "fortgeschritten", "x"] for r in ROWS),
    ]
)


@pytest.fixture
def office(live_town: Municipality) -> User:
    return user_with_role("office", live_town, name="Jana Beispiel")


@pytest.fixture
def concept(live_town: Municipality) -> Concept:
    UnitFactory(municipality=live_town, name="Fachbereich Soziales", abbreviation="FB 38")
    return ConceptFactory(municipality=live_town, slug="ik", title="Integrationskonzept")


@pytest.fixture
def desk(page: Page, concept: Concept, office: User, sign_in: Callable[..., None]) -> Page:
    sign_in(page, office)
    return page


def upload(concept: Concept, content: bytes = CONTENT) -> ImportRun:
    return operations.upload(concept, content=content, name="katalog.xlsx", by=None)


def read(run: ImportRun) -> ImportRun:
    jobs.work_one()
    return ImportRun.objects.get(pk=run.pk)


def take_over(run: ImportRun, office: User) -> None:
    operations.apply(run, by=office)
    jobs.work_one()


def test_axe_finds_nothing_on_any_page(
    desk: Page, concept: Concept, office: User, accessible: Callable[[Page], None]
) -> None:
    waiting, looked, done = upload(concept), read(upload(concept)), read(upload(concept))
    failed = read(upload(concept, b"%PDF-1.7"))
    take_over(done, office)
    changed = read(
        upload(concept, files.xlsx([HEAD, ["1", "Wohnen", "Neu", "FB 38", "", "2027", ""]]))
    )
    addresses = ["", f"{looked.pk}/?art=hinweise", f"{looked.pk}/zuordnung/", f"{changed.pk}/"]
    for address in [*addresses, f"{done.pk}/", f"{failed.pk}/", f"{waiting.pk}/"]:
        desk.goto(BASE + address)
        desk.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        accessible(desk)


def test_from_the_file_to_the_catalogue(desk: Page, concept: Concept) -> None:
    desk.goto(BASE)
    desk.get_by_label("Datei").set_input_files(
        {"name": "katalog.xlsx", "mimeType": "application/octet-stream", "buffer": CONTENT}
    )
    desk.get_by_role("button", name="Datei lesen").press("Enter")
    expect(desk.get_by_text("Die Datei wartet darauf, gelesen zu werden")).to_be_visible()
    run = read(ImportRun.objects.get())
    expect(desk.get_by_role("heading", name="Durchsicht: katalog.xlsx")).to_be_visible()
    desk.get_by_role("link", name="Zuordnung ändern").press("Enter")
    desk.get_by_label("Notiz").select_option(label="Hindernisse")
    desk.get_by_label("„fortgeschritten“").select_option(label="teilweise umgesetzt")
    desk.get_by_role("button", name="Noch einmal lesen").press("Enter")
    expect(desk.get_by_text("Die Datei wartet darauf, gelesen zu werden")).to_be_visible()
    read(run)
    desk.get_by_role("button", name="3 Maßnahmen übernehmen").press("Enter")
    expect(desk.get_by_text("Die Maßnahmen werden übernommen")).to_be_visible()
    jobs.work_one()
    expect(desk.get_by_role("heading", name="Was übrig blieb")).to_be_visible()
    first = Measure.objects.get(code="1")
    assert (first.obstacles, first.implementation) == ("x", "partly")
