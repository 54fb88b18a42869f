"""What was decided stays readable beside what holds now."""

import re
from datetime import date

import pytest
from django.test import Client

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import CatalogueVersion, Measure
from tests.factories import IndicatorFactory, UnitFactory, published_version
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
    assert (
        "Ende beschlossen: 31. Dezember 2099 heute: erwartet 31. März 2100 Der Bescheid fehlt."
    ) in section()


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
    assert "heute: nicht weiter verfolgt Der Rat strich die Mittel." in section()
    html = Client(headers={"cookie": "sessionid=keine"}).get(PAGE).content.decode()
    thread = html.partition('id="beschlossen"')[0]
    assert "Der Rat strich die Mittel." in thread
    assert "Der Bescheid fehlt." not in section()


@pytest.mark.usefixtures("concept")
def test_of_what_nobody_decided_nothing_is_compared() -> None:
    CatalogueVersion._base_manager.update(kind="council")
    Measure.objects.update(expected_end=date(2100, 3, 31))
    assert section() == ""
