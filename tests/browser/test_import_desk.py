"""A file in the browser: uploaded, looked through, mapped anew, taken over."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.measures.importing import operations
from gemeinwerk.measures.models import ImportRun, Measure
from gemeinwerk.municipalities.models import Municipality
from tests.catalogue_files import files
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    UnitFactory,
    user_with_role,
)
from tests.measures.importing.conftest import HEAD, ROWS
from tests.measures.importing.promises import exported, rewritten

BASE = "/arbeitsplatz/konzepte/ik/massnahmen/einlesen/"
CONTENT = files.xlsx(
    [
        ["Maßnahmenkatalog"],
        [*HEAD, "Status", "Notiz"],
        *([*r, "fortgeschritten", "x"] for r in ROWS),
    ]
)

END_IN_WORDS = {
    ("1", "Ende"): "II. Quartal 2027",
    ("2", "Ende"): "sobald die Mittel da sind",
    ("2", "Titel"): "Leitfaden",
    ("3", "Titel"): None,
    ("3", "Trägt bei zum Ziel"): "Z9 Unbekannt",
}


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
    desk: Page,
    concept: Concept,
    office: User,
    all_accessible: Callable[[Page, Iterable[str]], None],
) -> None:
    waiting, looked, done = upload(concept), read(upload(concept)), read(upload(concept))
    failed = read(upload(concept, b"%PDF-1.7"))
    take_over(done, office)
    changed = read(
        upload(concept, files.xlsx([HEAD, ["1", "Wohnen", "Neu", "FB 38", "", "2027", ""]]))
    )
    addresses = ["", f"{looked.pk}/?art=hinweise", f"{looked.pk}/zuordnung/", f"{changed.pk}/"]
    addresses += [f"{done.pk}/", f"{failed.pk}/", f"{waiting.pk}/"]
    all_accessible(desk, [BASE + one for one in addresses])


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
    desk.get_by_role("button", name="3 Maßnahmen aufnehmen").press("Enter")
    expect(desk.get_by_text("Die Maßnahmen werden übernommen")).to_be_visible()
    jobs.work_one()
    expect(desk.get_by_role("heading", name="Was übrig blieb")).to_be_visible()
    first = Measure.objects.get(code="1")
    assert (first.obstacles, first.implementation) == ("x", "partly")


def test_what_cannot_be_used_is_said_before_and_seen_afterwards(
    desk: Page, concept: Concept, office: User, accessible: Callable[[Page], None]
) -> None:
    """Our own file, with a date in words and one that is none."""
    take_over(read(upload(concept)), office)
    concept.measures.update(end=date(2026, 12, 31))
    changed = rewritten(exported(concept), END_IN_WORDS)
    run = read(upload(concept, changed))
    desk.goto(f"{BASE}{run.pk}/")
    row = desk.get_by_role("listitem").filter(has_text="Leitfaden").first
    expect(row).to_contain_text("„sobald die Mittel da sind“")
    expect(row).to_contain_text("der bisherige Wert bleibt")
    accessible(desk)
    take_over(run, office)
    measure = concept.measures.get(code="2")
    assert measure.end == date(2026, 12, 31)
    desk.goto(f"/arbeitsplatz/konzepte/ik/massnahmen/{measure.pk}/bearbeiten/")
    expect(desk.locator("#nicht-zugeordnet")).to_contain_text("sobald die Mittel da sind")


def test_a_file_of_another_catalogue_asks_first(
    desk: Page, concept: Concept, office: User, accessible: Callable[[Page], None]
) -> None:
    take_over(read(upload(concept)), office)
    rows = [["Nr.", "Maßnahme"], ["1", "Bäume pflanzen"], ["2", "Radwege"], ["3", "Solardächer"]]
    run = read(upload(concept, files.xlsx(rows)))
    desk.goto(f"{BASE}{run.pk}/")
    expect(desk.get_by_text("3 Nummern gehören im Katalog zu ganz anderen")).to_be_visible()
    accessible(desk)
    desk.get_by_role("button", name="3 Maßnahmen aufnehmen").click()
    expect(desk.get_by_text("das Häkchen setzen")).to_be_visible()
    desk.get_by_label("Es ist die richtige Datei").check()
    desk.get_by_role("button", name="3 Maßnahmen aufnehmen").click()
    expect(desk.get_by_text("Die Maßnahmen werden übernommen")).to_be_visible()


def test_a_number_of_another_measure_is_decided_by_keyboard(
    desk: Page, concept: Concept, accessible: Callable[[Page], None]
) -> None:
    field = FieldFactory(concept=concept, code="1", title="Wohnen")
    MeasureFactory(field=field, code="2", title="Mietspiegel")
    MeasureFactory(field=field, code="1", title="Beratung")
    run = read(upload(concept))
    desk.goto(f"{BASE}{run.pk}/")
    accessible(desk)
    desk.get_by_role("link", name="Ansehen und entscheiden").click()
    desk.get_by_label("als neue Maßnahme mit der Nummer 2-2").focus()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_label("als Änderung: „Mietspiegel“ wird ersetzt")).to_be_checked()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_label("nicht übernehmen", exact=True)).to_be_checked()
    desk.keyboard.press("Enter")  # keeps the choice; nothing is taken over
    expect(desk.get_by_label("nicht übernehmen", exact=True)).to_be_checked()
    expect(desk.get_by_role("button", name="1 Maßnahme aufnehmen, 1 ändern")).to_be_visible()
    run.refresh_from_db()
    assert (run.state, list(run.choices.values())) == ("ready", ["leave"])
    assert not Measure.objects.filter(title="Leitfaden").exists()
