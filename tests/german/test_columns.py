"""What a heading says of its sums: how often they come, in whatever order it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinwerk.german import column_of, factors_in, scale_of


@pytest.mark.parametrize(
    ("heading", "rhythm", "scale"),
    [
        ("Kosten konsumtiv p.a.", "yearly", None),
        ("Investiv (T€/Jahr)", "yearly", 1_000),
        ("Sachkosten jährl. in T€", "yearly", 1_000),
        ("T€ p.a.", "yearly", 1_000),
        ("jährlich (T€)", "yearly", 1_000),
        ("laufend (T€/a)", "yearly", 1_000),
        ("Sachk. p. a.", "yearly", None),
        ("Kosten/a", "yearly", None),
        ("Kosten / Jahr [€]", "yearly", 1),
        ("Kosten p. Jahr", "yearly", None),
        ("KOSTEN P.A.", "yearly", None),
        ("lfd. Ausgaben", "yearly", None),
        ("Wiederkehrende Kosten", "yearly", None),
        ("Jahresbudget (T€)", "yearly", 1_000),
        ("Kosten/Jahr in Mio. €", "yearly", 1_000_000),
        ("Kosten mtl.", "monthly", None),
        ("Miete €/Monat", "monthly", 1),
        ("Kosten in € p. Monat", "monthly", 1),
        ("Kosten einm.", "once", None),
        ("Einmalkosten", "once", None),
        ("Investive Mittel", "once", None),
        ("Investitionskosten jährlich", "yearly", None),
        ("Konsumtiv", "", None),
        ("Kosten (T€)", "", 1_000),
        ("Kosten", "", None),
        ("Kosten a", "", None),
    ],
)
def test_rhythm_and_scale_stand_in_any_order(heading, rhythm, scale):
    found = scale_of(heading)
    assert (column_of(heading).rhythm, found and found.factor) == (rhythm, scale)


@pytest.mark.parametrize(
    ("heading", "thing"),
    [
        ("Kosten je Einrichtung", "Einrichtung"),
        ("Kosten pro Teilnehmer (€)", "Teilnehmer"),
        ("Kosten (€/m²)", "m²"),
        ("Stückpreis (€)", "Stückpreis"),
        ("Kosten/Quartal", "Quartal"),
        ("Kosten pro Jahr", ""),
        ("Kosten je Maßnahme", ""),
        ("Kosten pro Projekt", ""),
    ],
)
def test_the_price_of_a_thing_is_no_total(heading, thing):
    assert column_of(heading).per == thing


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("Sachkosten jährl. in T€", "Sachkosten in"),
        ("Einmalkosten (€)", "Einmalkosten ( )"),
        ("davon Land p.a.", "davon Land"),
        ("Kosten in 1.000 €", "Kosten in"),
        ("Kosten in 1.000.000 €", "Kosten in"),
        ("Kosten bis 5.000 €", "Kosten bis 5.000 €"),
    ],
)
def test_the_other_words_of_a_heading_are_kept(heading, rest):
    assert column_of(heading).rest == rest


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for(heading):
    assert column_of(heading).rhythm in {"", "once", "yearly", "monthly"}


@pytest.mark.parametrize(
    ("cell", "factors"),
    [
        ("12 T€ bis 2026", {1_000}),
        ("T € 5", {1_000}),
        ("1,5 Mio. und 20 TEUR", {1_000, 1_000_000}),
        ("2 Mrd. Euro", {1_000_000_000}),
        ("5.000 €", set()),
        ("30 te", set()),
        ("30 TE", {1_000}),
    ],
)
def test_all_scales_of_a_cell_are_found(cell, factors):
    assert set(factors_in(cell)) == factors
