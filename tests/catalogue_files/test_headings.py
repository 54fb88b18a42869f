"""Headings as municipalities write them, and the fields they mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.catalogue_files.words.headings import (
    best,
    meanings,
    role_in,
    year_in,
)
from gemeinwerk.catalogue_files.words.vocabulary import FIELDS, PHRASES
from gemeinwerk.german import Scale, column_of, scale_of
from tests.alike import examples


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Treiber und Ansprechpartner", "lead"), ("Direktion", "lead"), ("Leitprojekt", "title"),
        ("Zielvorgabe", "goal"), ("Kurzbeschrieb", "description"), ("Umsetzung durch", "lead"),
        ("Federführender Akteur", "lead"), ("Daueraufgabe", "permanent"), ("Kümmerer", "lead"),
        ("Handlungsschritt", "title"), ("Handlungsschritte", "description"),
        ("Schlüsselmaßnahme", "title"), ("Strategiefeld", "field_of_action"),
        ("Umsetzende Stelle", "lead"), ("Akteurinnen und Akteure", "contributing"),
        ("Kooperationen", "contributing"), ("Einzubinden", "contributing"),
        ("Umsetzungsdauer", "timeframe"), ("Zeitachse", "timeframe"), ("Zieljahr", "end"),
        ("Starttermin", "start"), ("Investitionsvolumen", "cost"), ("Haushaltsansatz", "cost"),
        ("Förderquelle", "funding"), ("Zusätzliche Stellen", "fte"), ("Kennwert", "indicator"),
        ("Erfolgskriterien", "indicator"), ("Umsetzungsfortschritt", "status"),
        ("Rückmeldung der Fachbereiche", "status_text"), ("Umsetzungshemmnisse", "obstacles"),
        ("Umsetzungspriorität", "priority"), ("CO2-Minderung", ""), ("Klimarelevanz", ""),
        ("Räumlicher Bezug", ""), ("Drucksachennummer", ""), ("Synergieeffekte", ""),
        ("Nr.", "code"), ("lfd. Nr.", "code"), ("Maßnahmen-Nr.", "code"), ("ID", "code"),
        ("Maßnahme", "title"), ("Massnahme", "title"), ("Bezeichnung", "title"),
        ("Titel der Maßnahme", "title"), ("Geplante Maßnahmen", "title"),
        ("Handlungsfeld", "field_of_action"), ("Themenfeld", "field_of_action"),
        ("Ziel(e)", "goal"), ("Zielsetzung der Maßnahme", "goal"),
        ("Maßnahmen-\nbeschreibung", "description"), ("Beschreibng", "description"),
        ("Zielgruppe(n)", "target_group"), ("Adressat*innen", "target_group"),
        ("verantwortlich", "lead"), ("Federführung", "lead"), ("Zuständigkeit", "lead"),
        ("OE", "lead"), ("Amt", "lead"), ("federführendes Amt / Dezernat", "lead"),
        ("Verantwortliche/r", "lead"), ("Wer?", "lead"), ("responsible", "lead"),
        ("beteiligt", "contributing"), ("Kooperationspartner*innen", "contributing"),
        ("Zeitraum", "timeframe"), ("Laufzeit", "timeframe"),
        ("Umsetzungszeitraum", "timeframe"), ("Umsetzungs-zeitraum", "timeframe"),
        ("Umsetzung bis", "end"), ("Fälligkeit", "end"), ("deadline", "end"), ("Bis wann?", "end"),
        ("Finanzbedarf", "cost"), ("Mittelbedarf in T€", "cost"), ("Kosten (€)", "cost"),
        ("Sach- und Personalkosten", "cost"), ("Kosten 2026", "cost"),
        ("Finanzierung", "funding"), ("Stellenanteile", "fte"), ("Personalbedarf (VZÄ)", "fte"),
        ("Messgröße", "indicator"), ("Kennzahl", "indicator"), ("Erfolgskriterium", "indicator"),
        ("Ist", "baseline"), ("Ausgangswert (2023)", "baseline"),
        ("Soll", "target"), ("Zielgröße", "target"), ("Zielwert 2028", "target"),
        ("Meilensteine", "milestone"), ("Umsetzungsstand 12/2024", "status"),
        ("Stand der Umsetzung (31.12.2024)", "status"), ("Sachstand", "status_text"),
        ("Turnus", "indicator"), ("Folgekosten p.a. (TEUR)", "cost"), ("Kosten/Jahr", "cost"),
        ("Hemmnisse", "obstacles"), ("Prio", "priority"), ("Priorität (1-3)", "priority"),
        ("Querschnittsthema", "theme"), ("Bemerkungen", ""), ("CO2-Einsparung (t/a)", ""),
    ],
)  # fmt: skip
def test_a_heading_means_a_field(heading, field):
    meaning = best(heading)
    assert meaning is not None
    assert meaning.field == field


@pytest.mark.parametrize("heading", ["", "Farbe", "xyz", "42", "Womit?"])
def test_an_unknown_heading_is_not_forced_into_a_field(heading):
    assert meanings(heading) == ()


def test_every_phrase_of_the_vocabulary_means_its_field():
    wrong = [
        (phrase, name, found.field)
        for name in FIELDS
        for phrase in PHRASES[name]
        if (found := best(phrase)) is None or found.field != name
    ]
    assert wrong == []


def test_what_else_a_heading_says():
    assert (year_in("Kosten 2026"), year_in("Kosten 2025–2027")) == (2026, None)
    assert scale_of("Mittelbedarf in T€") == Scale(1000)
    assert scale_of("Kosten in Mio. €") == Scale(1_000_000)
    assert (column_of("Kosten pro Jahr").rhythm, column_of("einmalige Kosten").rhythm) == (
        "yearly",
        "once",
    )
    assert (role_in("Maßeinheit"), role_in("Datenquelle"), role_in("Ist")) == ("unit", "source", "")


@settings(max_examples=examples(300))
@given(st.one_of(st.text(max_size=60), st.text(alphabet="Maßnahme/ ()-\n2025€Kosten", max_size=40)))
def test_any_heading_is_understood_or_left_alone(heading):
    assert all(0 < one.score <= 1 and one.field in {"", *FIELDS} for one in meanings(heading))
