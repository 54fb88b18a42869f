from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german import Amount, Source, parse_amounts
from tests.alike import examples


def money(low, high=None, rhythm="", years=(None, None), **more):
    return Amount(
        more.pop("kind", "money"), Decimal(low), Decimal(high or low), rhythm, *years, **more
    )


def posts(low, high=None, **more):
    return Amount("posts", Decimal(low), Decimal(high or low), currency="", **more)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("25.000 €", [money(25000)]),
        ("25000", [money(25000)]),
        ("2000", [money(2000)]),
        ("EUR 25.000,00", [money("25000.00")]),
        ("25.000,- €", [money(25000)]),
        ("10,000 €", [money(10000)]),
        ("1,2 Mio. €", [money("1200000.0")]),
        ("25 T€", [money(25000)]),
        ("25 Tsd. Euro jährlich", [money(25000, rhythm="yearly")]),
        ("ca. 25.000 €/Jahr", [money(25000, rhythm="yearly", approximate=True)]),
        ("20.000 € p. a.", [money(20000, rhythm="yearly")]),
        ("500 €/Monat", [money(500, rhythm="monthly")]),
        ("10.000 - 15.000 €", [money(10000, 15000)]),
        ("10-15 T€", [money(10000, 15000)]),
        ("zwischen 10.000 und 15.000 €", [money(10000, 15000)]),
        ("bis zu 10.000 €", [money(10000, approximate=True, bound="most")]),
        (
            "20.000 € einmalig, 5.000 € jährlich ab 2026",
            [money(20000, rhythm="once"), money(5000, rhythm="yearly", years=(2026, None))],
        ),
        (
            "einmalig 20.000 €, dann jährlich 5.000 €",
            [money(20000, rhythm="once"), money(5000, rhythm="yearly")],
        ),
        (
            "2025: 20.000 €; 2026: 30.000 €",
            [money(20000, years=(2025, 2025)), money(30000, years=(2026, 2026))],
        ),
        ("10.000 € jährlich (2025-2027)", [money(10000, rhythm="yearly", years=(2025, 2027))]),
        ("15.000 Euro für 2025 und 2026", [money(15000, years=(2025, 2026))]),
        ("2025 - 10.000 €", [money(10000, years=(2025, 2025))]),
        ("0,5 VZÄ", [posts("0.5")]),
        ("0,5 - 1,0 VZÄ", [posts("0.5", "1.0")]),
        ("½ Stelle", [posts("0.5")]),
        ("1 Stelle E11", [posts(1, label="E11")]),
        ("20.000 EUR\n0,5 VZÄ", [money(20000), posts("0.5")]),
        (
            "Sachkosten: 10.000 €, Personalkosten: 0,5 VZÄ",
            [money(10000, label="Sachkosten"), posts("0.5", label="Personalkosten")],
        ),
    ],
)
def test_a_cost_cell_is_read_part_by_part(typed, parts):
    read = parse_amounts(typed)
    assert (read.state, list(read.parts)) == ("known", parts)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("keine zusätzlichen Kosten", "nought"),
        ("kostenneutral", "nought"),
        ("keine", "nought"),
        ("0 €", "nought"),
        ("noch nicht ermittelt", "unknown"),
        ("projektabhängig", "unknown"),
        ("derzeit nicht bezifferbar", "unknown"),
        ("aus laufendem Budget", "running"),
        ("im Rahmen der vorhandenen Personalressourcen", "running"),
        ("k. A.", "empty"),
        ("-", "empty"),
        ("projektbezogen unterschiedlich", "empty"),
        ("gering", "unclear"),
        ("80 % Förderung", "unclear"),
        ("50 € pro Teilnehmer*in", "unclear"),
        ("3 Workshops à 2.000 €", "unclear"),
        ("2026", "unclear"),
    ],
)
def test_a_cost_cell_without_an_amount_is_never_taken_for_nought(typed, state):
    assert parse_amounts(typed).state == state


def test_a_total_beside_its_parts_is_not_added_to_them():
    read = parse_amounts("insgesamt 60.000 € (20.000 €/Jahr)")
    assert list(read.parts) == [money(20000, rhythm="yearly")]
    assert read.rest == "insgesamt 60.000 €"


def test_a_share_is_not_added_to_the_whole():
    read = parse_amounts("50.000 € (davon 20.000 € Förderung)")
    assert list(read.parts) == [money(50000, sources=(Source("Förderung", Decimal(20000)),))]
    assert read.rest == ""


def test_the_heading_scales_bare_numbers_only():
    thousand = Decimal(1000)
    assert parse_amounts("25", scale=thousand).parts[0].low == 25000
    assert parse_amounts("25.000 €", scale=thousand).parts[0].low == 25000


def test_the_column_says_what_a_bare_number_is():
    assert parse_amounts("0,5", bare="posts").parts == (posts("0.5"),)
    assert parse_amounts("10.000", year=2026).parts == (money(10000, years=(2026, 2026)),)


CELLS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0123456789.,-–/ €TMio VZÄab25()+;\n", max_size=60),
    st.lists(
        st.sampled_from(
            ["ca.", "20.000", "€", "T€", "jährlich", "einmalig", "ab 2026", "bis", "-", ",", "0,5",
             "VZÄ", "davon", "insgesamt", "pro Jahr", "je", "Mio.", "2025:", "x", "keine"]
        ),
        max_size=12,
    ).map(" ".join),
)  # fmt: skip


@settings(max_examples=examples(500))
@given(CELLS)
def test_whatever_is_typed_is_understood_or_left_as_text(typed):
    read = parse_amounts(typed)
    assert (read.state == "known") <= bool(read.parts)
    assert (read.state == "unclear") <= bool(read.rest or read.parts)
    assert all(0 <= part.low <= part.high for part in read.parts)


@settings(max_examples=examples(250))
@given(
    st.integers(1, 999_999),
    st.sampled_from(["", "ca. ", "rund "]),
    st.sampled_from(["", "/Jahr", " einmalig", " p. a.", " (Sachkosten)"]),
)
def test_any_whole_amount_in_euro_comes_back(amount, before, after):
    shown = f"{amount:,}".replace(",", ".")
    (part,) = parse_amounts(f"{before}{shown} €{after}").parts
    assert (part.kind, part.low, part.high) == ("money", amount, amount)
