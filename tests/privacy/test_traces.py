"""How a person is found in what people wrote, and what is left of them."""

import unicodedata

import pytest

from gemeinwerk.privacy import tracing
from gemeinwerk.privacy.traces import Traces

ZOE = Traces(frozenset({1})).known(
    names=["Zoë Quellfeld"], emails=["Zoe@Stadt.example"], phones=["+49 331 28-910"]
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Frau Zoë Quellfeld leitet das.", "Frau gelöschte Person leitet das."),
        ("ZOË QUELLFELD", "gelöschte Person"),
        ("Quellfeld, Zoë", "gelöschte Person"),
        ("Zoë  \n Quellfeld", "gelöschte Person"),
        ("Liste_Zoë_Quellfeld_neu.xlsx", "Liste_gelöschte Person_neu.xlsx"),
        ("Zoë Quellfelds Vorschlag", "gelöschte Person Vorschlag"),
        ("an zoe@stadt.example, bitte", "an gelöschte Adresse, bitte"),
        ("<zoe@stadt.example>", "<gelöschte Adresse>"),
        ("Tel. +49 (331) 28910.", "Tel. gelöschte Nummer."),
        ("Tel. +49331/28910", "Tel. gelöschte Nummer"),
        ("Tel. 0331 28 910", "Tel. gelöschte Nummer"),
        ("Tel. 0049 (0)331-28910", "Tel. gelöschte Nummer"),
        # Not her:
        ("Zoë Quellfeldmann", "Zoë Quellfeldmann"),
        ("Frau Quellfeld", "Frau Quellfeld"),
        ("anzoe@stadt.example", "anzoe@stadt.example"),
        ("zoe@stadt.example.org", "gelöschte Adresse.org"),
        ("149331289107", "149331289107"),
    ],
)
def test_a_text_without_her(text: str, left: str) -> None:
    assert ZOE.without(text) == left
    assert ZOE.stand_in(text) == (left != text)


@pytest.mark.parametrize("text", ["Prof. Dr. Zoë Quellfeld", "Dr. Zoë Quellfeld", "Zoë Quellfeld"])
def test_with_or_without_a_title(text: str) -> None:
    traces = Traces(frozenset()).known(names=["Prof. Dr. Zoë Quellfeld"])
    assert traces.without(f"Frau {text}.") == "Frau gelöschte Person."


def test_umlauts_may_be_one_sign_or_two() -> None:
    apart = unicodedata.normalize("NFD", "Zoë Quellfeld.xlsx")
    assert ZOE.without(apart) == "gelöschte Person.xlsx"


def test_lists_and_dictionaries_are_gone_through_to_the_bottom() -> None:
    kept = {"Zoë Quellfeld": [{"value": "von Zoë Quellfeld", "n": 3}], "leer": None}
    assert ZOE.without(kept) == {"gelöschte Person": [{"value": "von gelöschte Person", "n": 3}], "leer": None}  # fmt: skip  # noqa: E501


def test_words_that_are_left_stay_where_they_are() -> None:
    traces = ZOE.choosing(["zoe@stadt.example"])
    assert traces.without("Zoë Quellfeld, zoe@stadt.example") == "Zoë Quellfeld, gelöschte Adresse"


@pytest.mark.parametrize("phone", ["", "110", "ohne"])
def test_what_is_no_number_finds_nothing(phone: str) -> None:
    assert not Traces(frozenset()).known(phones=[phone]).stand_in("Raum 110, ohne Aufzug")


@pytest.mark.parametrize("name", ["Kim", "Rat"])
def test_one_word_is_too_little_to_mean_somebody_for_sure(name: str) -> None:
    traces = tracing.complete(Traces(frozenset()).known(names=[name]))
    assert (traces.sure, traces.words) == ([], [name])


@pytest.mark.parametrize("hostile", [" ", "a ", "Zoë ", "1 ", "Quellfeld, "])
def test_the_work_grows_with_the_text_and_no_faster(hostile: str) -> None:
    """Steps of the pattern are not to be counted; a quadratic one would not end here."""
    assert not ZOE.stand_in(hostile * 200_000)
