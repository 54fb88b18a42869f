"""From a list of contacts to the numbers of who took part: one town, gone through as people would.

The office goes by keyboard alone and by what it sees, from the public start page on; whoever is
invited answers in Arabic on a small phone without scripts. At each station axe has one look, in
one of the ways a page is seen: light, dark, on a phone, on a wide screen, right to left.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect

from gemeinwerk.actors import actor_groups
from gemeinwerk.actors.models import Person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import jobs
from gemeinwerk.invitations.models import Invitation, Letter
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices import operations as notices
from gemeinwerk.representation import operations as representation
from gemeinwerk.representation.models import Enquiry
from tests.browser.axe import put_in, violations
from tests.browser.conftest import PHONE, WIDE
from tests.browser.travelling import Keyboard
from tests.factories import ConceptFactory, FieldFactory, user_with_role
from tests.factories.accounts import PASSWORD

SMALL = {"width": 320, "height": 640}
HEAD = "Anrede;Name;Funktion;Organisation;Akteursgruppe;E-Mail;Einwilligung;Sprache"
ROWS = (
    "Frau;Amira Haddad;Vorsitzende;Frauencafé Sonnenallee e. V.;MSO;haddad@{};ja;arabisch",
    "Herr;Bo Öztürk;;Netzwerk Neue Nachbarn;MSO;ozturk@{};ja;deutsch",
    "Frau;Clara Fuchs;Leitung;Beratungsstelle Ankommen;Beratungspraxis;fuchs@{};ja;deutsch",
    "Herr;Daniel Okafor;;Migrantenbeirat;Beirat;okafor@{};ja;englisch",
    "Frau;Eva Lind;;Caritasverband;Wohlfahrt;lind@{};ja;deutsch",
    "Herr;Felix Brandt;Stadtverordneter;Fraktion Freie Bürger;Politik;brandt@{};ja;deutsch",
)
LIST = "\n".join([HEAD, *(row.format("havel.example") for row in ROWS)])
UNTIL = localdate() + timedelta(days=30)


def in_words(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


@pytest.fixture
def concept(live_town: Municipality) -> Concept:
    """Two fields of action, no group yet, nobody known but the office."""
    actor_groups.begin(live_town)
    office = user_with_role("office", live_town, email="jana@stadt.example", name="Jana Beispiel")
    office.set_password(PASSWORD)
    office.save()
    concept: Concept = ConceptFactory(
        municipality=live_town, slug="ik", title="Integration", status="preparation", public=True
    )
    for code, title in (("1", "Wohnen"), ("2", "Bildung")):
        FieldFactory(concept=concept, code=code, title=title)
    return concept


@pytest.fixture
def it(page: Page, concept: Concept) -> Keyboard:
    """The office, signed in from the start page."""
    page.goto("/")
    it = Keyboard(page)
    it.go("Anmelden")
    it.write("E-Mail", "jana@stadt.example")
    it.write("Kennwort", PASSWORD)
    it.follow("Anmelden", "button")
    page.wait_for_url("**/arbeitsplatz/")
    return it


def look(page: Page, way: str) -> None:
    """axe finds nothing, seen in one way: „dark phone“, „light wide“."""
    scheme, _space, size = way.partition(" ")
    before = page.viewport_size
    page.set_viewport_size(PHONE if size == "phone" else WIDE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    put_in(page)
    nodes = [f"{way}: {one}" for one in violations(page)]
    assert nodes == [], page.url
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], page.url  # type: ignore[index]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)  # type: ignore[arg-type]


def test_from_a_list_of_contacts_to_who_took_part(
    it: Keyboard, concept: Concept, browser: Browser, live_server: object
) -> None:
    bring_in_the_list(it)
    found_groups(it)
    give_seats(it)
    compose(it)
    ask_who_is_there(it)
    write_the_wave(it)
    release_the_wave(it)
    answer_in_arabic(it, browser, live_server)
    others_answer(concept)
    remind(it)
    see_the_balance(it)
    release_the_counts(it)
    read_without_scripts(it, browser, live_server)


# --- the office ---------------------------------------------------------------------------------


def bring_in_the_list(it: Keyboard) -> None:
    it.go("Akteur*innen")
    it.follow("Personen")
    it.follow("Einlesen")
    it.page.get_by_label("Datei").set_input_files(
        {"name": "kontakte.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    it.follow("Liste lesen", "button")
    jobs.work_one()
    expect(it.page.get_by_role("heading", name="Durchsicht: kontakte.csv")).to_be_visible()
    look(it.page, "light wide")
    it.follow("6 Personen", "button")
    jobs.work_one()
    it.follow("Zu den Personen")
    assert Person.objects.count() == len(ROWS)


def found_groups(it: Keyboard) -> None:
    to_the_concept(it, "Gruppen")
    for _field in range(2):
        it.follow("Arbeitsgruppe anlegen", "button")
    it.follow("Wohnen")
    it.follow("Ziele setzen")
    it.write("mindestens", "1", "Migrantenselbstorganisationen")
    it.follow("Speichern", "button")
    look(it.page, "dark phone")


def give_seats(it: Keyboard) -> None:
    it.go("Akteur*innen")
    it.follow("Personen")
    it.tick("Amira Haddad auswählen")
    it.write("Was soll geschehen?", "Sitz")
    it.follow("Weiter", "button")
    it.write("Gremium", "AG Wohnen")
    it.follow("1 Sitz anlegen", "button")
    expect(it.page.get_by_text("1 Sitz ist angelegt.")).to_be_visible()


def compose(it: Keyboard) -> None:
    to_the_concept(it, "Wer in welche Gruppe")
    it.follow("Menschen auswählen")
    for name in ("Bo Öztürk", "Clara Fuchs", "Daniel Okafor", "Eva Lind"):
        it.tick(name)
    it.follow("Aufnehmen", "button")
    for name, group in (("Bo Öztürk", "AG Bildung"), ("Clara Fuchs", "AG Wohnen")):
        it.write(f"{name}: {group}", "1")
    it.follow("Speichern", "button")
    look(it.page, "light phone")
    it.follow("Zum Vorschlag")
    it.follow("Vorschlag rechnen lassen", "button")
    jobs.work_one()
    expect(it.page.get_by_role("heading", name="Vorschlag zur Besetzung")).to_be_visible()
    look(it.page, "dark wide")
    it.follow("Auf Sitze übernehmen")
    it.follow("Alle übernehmen", "button")


def ask_who_is_there(it: Keyboard) -> None:
    to_the_concept(it, "Wer ist dabei?")
    it.follow("Fragen vorbereiten")
    it.tick("Sind Sie oder Ihre Eltern nach Deutschland eingewandert?")
    it.write("offen bis", in_words(UNTIL))
    it.follow("Speichern", "button")
    it.follow("Öffnen")
    it.write("Wie viele Menschen werden gefragt?", "40")
    it.follow("Öffnen", "button")
    look(it.page, "light wide")


def write_the_wave(it: Keyboard) -> None:
    to_the_concept(it, "Einladungen")
    it.follow("Neue Welle")
    it.write("Name", "Auftakt")
    it.write("antworten bis", in_words(UNTIL))
    it.follow("Anlegen", "button")
    it.follow("Speichern", "button")
    it.unfold("Text in einer weiteren Sprache")
    it.follow("العربية")
    it.write("Betreff", "دعوة")
    it.write("Text", "{anrede} {link}")
    it.follow("Speichern", "button")
    it.follow("Auswählen")
    it.tick("AG Wohnen")
    it.tick("AG Bildung")
    it.follow("Ansehen, wen das ergibt", "button")
    look(it.page, "dark phone")
    it.follow("Aufnehmen", "button")
    look(it.page, "light wide")


def release_the_wave(it: Keyboard) -> None:
    it.follow("Auftakt")
    it.follow("Zur Durchsicht vorlegen", "button")
    assert mail.outbox == []
    look(it.page, "dark wide")
    it.follow("Freigeben", "button")
    assert mail.outbox == []
    notices.send_due()
    assert len(mail.outbox) == Invitation.objects.count() == Letter.objects.count()


def remind(it: Keyboard) -> None:
    to_the_concept(it, "Einladungen")
    it.follow("Auftakt")
    look(it.page, "light phone")
    before = len(mail.outbox)
    it.follow("Nur diese erinnern", "button")
    notices.send_due()
    assert {one.to[0] for one in mail.outbox[before:]} == {
        one.person.email for one in Invitation.objects.filter(answer="open") if one.person
    }


def see_the_balance(it: Keyboard) -> None:
    to_the_concept(it, "Gruppen")
    expect(it.page.get_by_text("Alle Gruppen zusammen").first).to_be_visible()
    look(it.page, "dark phone")


def release_the_counts(it: Keyboard) -> None:
    to_the_concept(it, "Wer ist dabei?")
    it.follow("Beenden", "button")
    it.follow("Veröffentlichung erstellen")
    it.follow("Prüfen und erstellen", "button")
    look(it.page, "light wide")
    it.follow("Veröffentlichen", "button")
    it.follow("Öffentliche Seite ansehen")
    expect(it.page.get_by_text("40 Menschen wurden gefragt")).to_be_visible()
    look(it.page, "dark phone")


def to_the_concept(it: Keyboard, page: str) -> None:
    it.go("Konzepte")
    it.follow("Integration")
    it.follow(page)


# --- those who are invited ----------------------------------------------------------------------


def answer_in_arabic(it: Keyboard, browser: Browser, live_server: object) -> None:
    """What her mail leads to, to the last page, without scripts; axe itself is one."""
    [letter] = [one for one in mail.outbox if one.to == ["haddad@havel.example"]]
    assert letter.subject == "دعوة"
    found = re.search(r"/einladung/\S+", letter.body)
    assert found
    it.page.goto(f"{found[0]}?sprache=ar")
    look(it.page, "dark phone")
    it.page.goto("/")
    it.go("Arbeitsplatz")
    with without_scripts(browser, live_server, SMALL, "ar") as page:
        page.goto(found[0])
        assert page.locator("html").get_attribute("dir") == "rtl"
        page.get_by_label("نعم، سأحضر").check()
        page.get_by_label("أوافق على معلومات حماية البيانات").check()
        page.get_by_role("button", name="إرسال الرد").click()
        page.get_by_role("heading", name="شكرًا جزيلًا").wait_for()
        page.locator("main form button").click()
        page.get_by_role("link", name="Weiter zu den Fragen").first.click()
        page.get_by_label("ich selbst").check()
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="Zählen lassen").click()
        page.get_by_role("heading", name="Vielen Dank").wait_for()
        page.goto(found[0])
        page.get_by_role("link", name="بياناتكم").click()
        page.get_by_label("E-Mail").fill("haddad@havel.example")
        page.get_by_role("button", name="Link schicken").click()
    mail.outbox.clear()
    notices.send_due()
    assert [one.to for one in mail.outbox] == [["haddad@havel.example"]]


def others_answer(concept: Concept) -> None:
    """As many as there must be; what they do on their phones was seen once."""
    enquiry = Enquiry.objects.get(concept=concept)
    assert enquiry.answered == 1
    for said in ["self"] * 11 + ["no"] * 12:
        representation.take_part(
            enquiry, answers={"migration": said}, slip=representation.draw_slip(enquiry)
        )


# --- who only reads -----------------------------------------------------------------------------


@contextmanager
def without_scripts(
    browser: Browser, live_server: object, size: object, locale: str = "de-DE"
) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url,  # type: ignore[attr-defined]
        viewport=size,  # type: ignore[arg-type]
        java_script_enabled=False,
        locale=locale,
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def read_without_scripts(it: Keyboard, browser: Browser, live_server: object) -> None:
    """What is public, what her own link shows, and what the office reads."""
    [letter] = [one for one in mail.outbox if "meine-daten" in one.body]
    found = re.search(r"/meine-daten/\S+", letter.body)
    assert found
    with without_scripts(browser, live_server, WIDE) as page:
        page.goto("/")
        main = page.locator("main")
        main.get_by_role("link", name="Integration").first.click()
        page.get_by_role("link", name="Wer ist dabei?").first.click()
        expect(main).to_contain_text("24 haben geantwortet")
        page.goto(found[0])
        expect(main).to_contain_text("Amira Haddad")
        page.context.add_cookies(it.page.context.cookies())  # type: ignore[arg-type]
        page.goto("/")
        for name in ("Arbeitsplatz", "Konzepte", "Integration", "Einladungen", "Auftakt"):
            page.get_by_role("link", name=name).first.click()
        expect(main).to_contain_text("2 haben noch nicht geantwortet; alle sind erinnert.")
        page.locator("summary").filter(has_text="Zahlen als Tabelle").first.click()
        expect(page.get_by_role("table").first).to_be_visible()
