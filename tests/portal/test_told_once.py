"""Why a measure comes otherwise is told once on its page: by the answer at the head."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending import operations as amending
from gemeinwerk.monitoring.amending.operations import Settled, Wanted
from tests.factories import BodyFactory, IndicatorFactory, published_version, user_with_role
from tests.portal.conftest import ROOT

PAGE = f"{ROOT}massnahmen/1.1/"
WHY = "Der Bescheid des Landes fehlt."
pytestmark = pytest.mark.usefixtures("concept")


def page() -> str:
    """What is read on it before its history, which tells word by word what was reported."""
    html = Client(headers={"cookie": "sessionid=keine"}).get(PAGE).content.decode()
    body = html.partition("<h1")[2].partition('id="verlauf"')[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def report(**said: Any) -> None:
    Measure.objects.filter(code="1.1").update(**said)


@pytest.fixture
def agree(concept: Concept) -> Any:
    """wanted → a change of measure 1.1 that the council agrees to."""
    town = concept.municipality
    Concept.objects.filter(pk=concept.pk).update(status="implementation")
    council = BodyFactory(municipality=town, kind="council", name="Stadtrat")
    office = user_with_role("office", town)

    def settle(wanted: Wanted) -> None:
        found = amending.propose(Measure.objects.get(code="1.1"), wanted=wanted, by=office)
        settled = Settled(localdate(), council, "26/SVV/0412")
        amending.agree(found, settled=settled, by=office)

    return settle


def test_why_it_is_late() -> None:
    report(expected_end=date(2100, 3, 31), expected_end_reason=WHY, status_text="Es geht voran.")
    text = page()
    assert text.count(WHY) == 1
    assert f"Grund: {WHY}" in text
    assert "Warum es anders kommt" not in text
    assert "Es geht voran." in text


def test_why_it_is_given_up_in_parts_too() -> None:
    why = f"{WHY} Der Rat strich die Mittel."
    report(implementation="dropped", status_text=why, expected_end_reason=WHY)
    text = page()
    assert text.count("Der Rat strich die Mittel.") == text.count(WHY) == 1
    assert "Wie weit wir sind Warum, steht am Anfang der Seite." in text


def test_other_words_stay() -> None:
    report(
        implementation="dropped",
        status_text="Der Rat strich die Mittel.",
        expected_end_reason="Der Rat wartet auf das Land.",
    )
    assert "Warum es anders kommt Der Rat wartet auf das Land." in page()


@pytest.mark.parametrize(
    "wanted", [Wanted("drop", WHY), Wanted("end", WHY, new_end=date(2100, 3, 31))]
)
def test_an_agreed_change_with_who_agreed(concept: Concept, agree: Any, wanted: Wanted) -> None:
    agree(wanted)
    published_version(concept)
    text = page()
    assert text.count(WHY) == 1
    assert text.count("26/SVV/0412") == 1
    assert "Zugestimmt: Stadtrat" in text


def test_of_two_changes_of_a_target_the_earlier_keeps_its_entry(
    concept: Concept, agree: Any
) -> None:
    """Beside what was decided stands only what holds today."""
    IndicatorFactory(measure=Measure.objects.get(code="1.1"), name="Kurse", unit="", target=200)
    published_version(concept)
    for target in (150, 90):
        agree(Wanted("target", WHY, indicator="Kurse", new_target=Decimal(target)))
    text = page()
    assert "Jetzt gilt: Kurse: 150" in text
    assert "Jetzt gilt: Kurse: 90" not in text
    assert "beschlossen: 200 heute: 90" in text


def test_a_version_as_it_was_frozen_has_no_answer_and_keeps_all() -> None:
    concept = Concept.objects.get()
    report(implementation="dropped", status_text=WHY)
    published_version(concept)
    html = Client().get(f"{ROOT}fassungen/2/massnahmen/1.1/").content.decode()
    assert html.count(WHY) >= 2
