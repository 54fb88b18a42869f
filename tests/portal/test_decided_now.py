"""What was decided stays readable beside what holds now."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, Measure
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.amending.operations import Settled, Wanted
from tests.factories import (
    BodyFactory,
    IndicatorFactory,
    UnitFactory,
    published_version,
    user_with_role,
)
from tests.portal.conftest import ROOT

PAGE = f"{ROOT}massnahmen/1.1/"


def section() -> str:
    """Of the page as somebody reads it whose pages are not kept; "" where there is none."""
    html = Client(headers={"cookie": "sessionid=keine"}).get(PAGE).content.decode()
    found = re.search(r'<section id="beschlossen">(.*?)</section>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def test_as_long_as_it_holds_word_by_word_nothing_is_said(concept: Concept) -> None:
    published_version(concept)
    assert section() == ""


@pytest.mark.usefixtures("concept")
def test_another_end_stands_beside_the_promised_one() -> None:
    Measure.objects.filter(code="1.1").update(
        expected_end=date(2100, 3, 31), expected_end_reason="Der Bescheid fehlt."
    )
    assert ("Ende beschlossen: 31. Dezember 2099 heute: erwartet 31. März 2100") in section()


def test_target_scope_and_lead_that_were_changed_later_are_told_word_by_word(
    concept: Concept,
) -> None:
    measure = Measure.objects.get(code="1.1")
    IndicatorFactory(measure=measure, name="Teilnahmen", target=200)
    CatalogueVersion._base_manager.update(kind="council")
    published_version(concept)
    measure.indicators.update(target=150)
    Measure.objects.filter(code="1.1").update(
        goal="Bis Ende 2027 haben 150 Führungskräfte teilgenommen.",
        lead_unit=UnitFactory(municipality=concept.municipality, name="Fachbereich Bildung"),
    )
    assert section() == "", "a draft nobody published holds nowhere"
    published_version(concept)
    text = section()
    assert "Seit dem Beschluss geändert, Wort für Wort" in text
    for said in ("200", "150", "Bildung", "Personal"):
        assert said in text
    html = Client().get(PAGE).content.decode()
    wording = re.search(r'href="([^"]+)">Wortlaut des Beschlusses', html)
    assert wording
    assert "200 Führungskräfte" in Client().get(wording[1]).content.decode()


@pytest.mark.usefixtures("concept")
def test_what_is_not_pursued_any_more_was_promised() -> None:
    Measure.objects.filter(code="1.1").update(implementation="dropped")
    assert "Umsetzung beschlossen: zugesagt heute: nicht weiter verfolgt" in section()


@pytest.mark.usefixtures("concept")
def test_why_it_is_given_up_is_told_and_not_why_it_was_late() -> None:
    late = {"expected_end": date(2100, 3, 31), "expected_end_reason": "Der Bescheid fehlt."}
    given_up = {"implementation": "dropped", "status_text": "Der Rat strich die Mittel."}
    Measure.objects.filter(code="1.1").update(**late, **given_up)
    assert "heute: nicht weiter verfolgt" in section()
    html = Client(headers={"cookie": "sessionid=keine"}).get(PAGE).content.decode()
    thread = html.partition('id="beschlossen"')[0]
    assert "Der Rat strich die Mittel." in thread
    assert "Der Bescheid fehlt." not in section()


@pytest.mark.usefixtures("concept")
def test_of_what_nobody_decided_nothing_is_compared() -> None:
    CatalogueVersion._base_manager.update(kind="council")
    Measure.objects.update(expected_end=date(2100, 3, 31))
    assert section() == ""


@pytest.fixture
def amended(concept: Concept) -> Any:
    """wanted → a change of measure 1.1 that the council agreed to, on a day of its own."""
    town = concept.municipality
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    council = BodyFactory(municipality=town, kind="council", name="Stadtrat")
    office = user_with_role("office", town)

    def agree(*wanted: Wanted, on: date = date(2026, 5, 3)) -> None:
        settled = Settled(on, council, "26/SVV/0412")
        for one in wanted:
            measure = Measure.objects.get(code="1.1")
            found = amending.propose(measure, wanted=one, by=office)
            amending.agree(found, settled=settled, by=office)

    return agree


def test_target_scope_and_lead_that_were_agreed_stand_beside_what_was_decided(
    concept: Concept, amended: Any
) -> None:
    """The decided text is not touched by them: nothing in the catalogue says that they changed."""
    measure = Measure.objects.get(code="1.1")
    IndicatorFactory(measure=measure, name="Teilnahmen", unit="Personen", target=200)
    Measure.objects.filter(pk=measure.pk).update(description="Kurse für alle Ämter.")
    published_version(concept)
    CatalogueVersion._base_manager.filter(number=1).update(kind="council")
    unit = UnitFactory(municipality=concept.municipality, name="Fachbereich Bildung",
                       email="bildung@stadt.example")  # fmt: skip
    amended(
        Wanted("target", "Weniger Geld.", indicator="Teilnahmen", new_target=Decimal(150)),
        Wanted("target", "Noch weniger Geld.", indicator="Teilnahmen", new_target=Decimal(90)),
        Wanted("scope", "Weniger Geld.", words="Kurse für drei Ämter."),
        Wanted("lead", "Umbau.", new_lead=unit),
        Wanted("drop", "Das Land zahlt nicht."),
    )
    told = section()
    agreed = "Zugestimmt: Stadtrat, am 3. Mai 2026 ( 26/SVV/0412 )"
    for said in (
        "Zielwert von Teilnahmen beschlossen: 200 Personen heute: 90 Personen Noch weniger Geld.",
        "Umfang beschlossen: Kurse für alle Ämter. heute: Kurse für drei Ämter. Weniger Geld.",
        "Federführung beschlossen: Fachbereich Personal heute: Fachbereich Bildung Umbau.",
        "Umsetzung beschlossen: zugesagt heute: nicht weiter verfolgt",
    ):
        assert f"{said} {agreed}" in told
    assert "150" not in told, "what was agreed in between holds no more"
    html = Client(headers={"cookie": "sessionid=keine"}).get(PAGE).content.decode()
    aside = " ".join(re.sub(r"<[^>]+>", " ", html.partition("<aside")[2]).split())
    assert "Fachbereich Personal (FB 11), jetzt Fachbereich Bildung bildung@stadt.example" in aside
    assert "Seit dem Beschluss geändert" not in told


def test_an_end_that_was_agreed_is_more_than_expected(amended: Any) -> None:
    amended(Wanted("end", "Der Bescheid fehlt.", new_end=date(2100, 3, 31)))
    assert (
        "Ende beschlossen: 31. Dezember 2099 heute: 31. März 2100 "
        "Zugestimmt: Stadtrat, am 3. Mai 2026 ( 26/SVV/0412 )"
    ) in section()
    Measure.objects.filter(code="1.1").update(expected_end=date(2100, 9, 30))
    assert "heute: erwartet 30. September 2100" in section(), "nobody agreed to that one"


def test_what_was_agreed_holds_until_the_council_decides_anew(
    concept: Concept, amended: Any
) -> None:
    amended(Wanted("scope", "Weniger Geld.", words="Kurse für drei Ämter."), on=date(2025, 5, 3))
    assert "Kurse für drei Ämter." in section()
    published_version(concept)
    assert "Kurse für drei Ämter." in section(), "frozen again, without it: it still holds"
    Concept.objects.filter(pk=concept.pk).update(decided_on=date(2025, 9, 1))
    concept.refresh_from_db()
    published_version(concept)
    assert section() == ""


def test_what_a_version_says_itself_is_told_once(concept: Concept, amended: Any) -> None:
    measure = Measure.objects.get(code="1.1")
    IndicatorFactory(measure=measure, name="Teilnahmen", target=200)
    published_version(concept)
    CatalogueVersion._base_manager.filter(number=1).update(kind="council")
    amended(
        Wanted("scope", "Weniger Geld.", words="Kurse für drei Ämter."),
        Wanted("target", "Weniger Geld.", indicator="Teilnahmen", new_target=Decimal(90)),
    )
    measure.indicators.update(target=90)
    Measure.objects.filter(code="1.1").update(description="Kurse für drei Ämter.")
    published_version(concept)
    told = section()
    assert told.count("drei Ämter.") == 1
    assert "Zielwert von" not in told
    assert "Seit dem Beschluss geändert, Wort für Wort" in told


def test_what_is_only_proposed_or_was_refused_is_not_told(concept: Concept, amended: Any) -> None:
    amended()
    office = user_with_role("office", concept.municipality)
    measure = Measure.objects.get(code="1.1")
    wanted = Wanted("scope", "Weniger Geld.", words="Kurse für drei Ämter.")
    found = amending.propose(measure, wanted=wanted, by=office)
    assert section() == ""
    refused = Settled(date(2026, 5, 3), words="Erst sparen.")
    amending.refuse(found, settled=refused, by=office)
    assert section() == ""
