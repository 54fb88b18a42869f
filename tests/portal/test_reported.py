"""All approved reports on a measure, each beside what the last one said."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.actors.operations import erase_person
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.municipalities.models import Municipality
from tests.factories import AssignmentFactory, PersonFactory, ReportFactory, RoundFactory
from tests.portal.conftest import ROOT

PAGE, MEASURE = f"{ROOT}meldungen/1.1/", f"{ROOT}massnahmen/1.1/"


def reported(concept: Concept, month: int, state: str = "approved", **said: Any) -> Report:
    at = datetime(2026, month, 3, tzinfo=UTC)
    told = {"approved_at": at} if state == "approved" else {}
    found: Report = ReportFactory(
        round=RoundFactory(concept=concept, title=f"Runde im Monat {month}"),
        measure=Measure.objects.get(code="1.1"), state=state, submitted_at=at, **told, **said,
    )  # fmt: skip
    return found


def read(client: Client) -> str:
    html = client.get(PAGE).content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def anew() -> Client:
    """A reader whose pages are not kept."""
    return Client(headers={"cookie": "sessionid=keine"})


def test_each_report_stands_beside_the_last_one(client: Client, concept: Concept) -> None:
    reported(concept, 3, done="Zwei Kurse.", implementation="not_started")
    reported(concept, 6, done="Zwei Kurse und ein Abend.", implementation="in_progress")
    reported(concept, 9, nothing_new=True)
    html, text = client.get(PAGE).content.decode(), read(client)
    rounds = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert rounds == [f"Runde im Monat {month}" for month in (9, 6, 3)]
    assert "Nichts Neues." in text
    assert "in Umsetzung Zuvor gemeldet: noch nicht begonnen" in text
    assert re.search(r"<ins\b.*?Abend", html, re.DOTALL)
    assert "Alle 3 Meldungen, Wort für Wort" in client.get(MEASURE).content.decode()


def test_of_a_measure_nobody_reported_on_it_says_so(client: Client, concept: Concept) -> None:
    assert "Noch ist keine Meldung freigegeben" in read(client)
    assert PAGE not in client.get(MEASURE).content.decode()


@pytest.mark.parametrize("state", ["open", "draft", "submitted", "returned"])
def test_a_report_nobody_approved_is_read_by_nobody(
    client: Client, concept: Concept, state: str
) -> None:
    reported(concept, 3, done="Zwei Kurse.")
    reported(concept, 6, state, done="Streng geheim.", remarks={"done": "Streng geheim."})
    assert "geheim" not in client.get(PAGE).content.decode()
    assert "Die Meldung im Wortlaut" in client.get(MEASURE).content.decode()


def test_answers_remarks_and_money_stay_inside(client: Client, concept: Concept) -> None:
    one = reported(concept, 3, done="Zwei Kurse.", spent="4711", answers=["Streng geheim."])
    one.round.questions = ["Wie viele Überstunden?"]
    one.round.save()
    text = client.get(PAGE).content.decode()
    for inside in ("geheim", "Überstunden", "4711", "4.711"):
        assert inside not in text


@pytest.mark.parametrize("where", ["report", "round", "decision", "task"])
def test_who_is_erased_stands_on_no_kept_page(
    client: Client, concept: Concept, town: Municipality, where: str
) -> None:
    """The page was made before; nothing else happens that would make it new."""
    person = PersonFactory(municipality=town, name="Zora Quellfeld")
    named = "Rückfragen an Zora Quellfeld."
    report = reported(concept, 3, done=named if where == "report" else "Läuft.")
    task = AssignmentFactory(
        decision__deviation__measure=report.measure,
        decision__words=named if where == "decision" else "So sei es.",
        decision__public=True,
        text=named if where == "task" else "Tun",
    )
    assert task.decision.public
    if where == "round":
        ReportingRound.objects.update(title="Runde von Zora Quellfeld")
    page = PAGE if where in ("report", "round") else MEASURE
    assert "Quellfeld" in client.get(page).content.decode()
    erase_person(person, by=None, reason="Antrag", words=["Zora Quellfeld"])
    assert "Quellfeld" not in client.get(page).content.decode()


def test_of_a_draft_nobody_says_that_it_is_off_course(concept: Concept) -> None:
    reported(concept, 3, done="Zwei Kurse.", course="off_course", light="red")
    assert "vom Kurs ab" in read(anew())
    CatalogueVersion._base_manager.update(kind="participation")
    assert "Zwei Kurse" in read(anew())
    assert "vom Kurs ab" not in read(anew())


def test_the_picture_beside_a_link_is_the_measures_own(client: Client, concept: Concept) -> None:
    html = client.get(MEASURE).content.decode()
    (address,) = re.findall(r'og:image" content="https?://[^/]+([^"]+)"', html)
    assert address == f"{ROOT}bild/1.1/"
    good = anew().get(address)
    assert good["Content-Type"] == "image/png"
    Measure.objects.filter(code="1.1").update(course="off_course")
    assert anew().get(address).content != good.content
