from decimal import Decimal

import pytest

from gemeinwerk.german import parse_amounts
from gemeinwerk.german.number_words import whole_number

UNITS = [
    "ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
    "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
TENS = ["zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def spelled(number: int) -> str:
    """A number from 1 as one writes it, folded."""
    for size, name in ((1_000, "tausend"), (100, "hundert")):
        if number >= size:
            many, few = divmod(number, size)
            return spelled(many) + name + (spelled(few) if few else "")
    if number < 20:
        return UNITS[number - 1]
    tens, unit = divmod(number, 10)
    return (f"{UNITS[unit - 1]}und" if unit else "") + TENS[tens - 2]


def test_each_number_below_a_thousand_is_understood():
    assert [whole_number(spelled(number)) for number in range(1, 1_000)] == list(range(1, 1_000))


def test_one_and_two_have_many_forms():
    ones = ["ein", "eine", "einer", "einen", "eines", "einem", "eins"]
    assert [whole_number(word) for word in ones] == [1] * 7
    assert [whole_number(word) for word in ("zwo", "einhundertzwo", "einehundert")] == [2, 102, 100]


def test_thousands_are_understood():
    numbers = [1_000, 2_001, 10_000, 12_345, 21_021, 99_999, 100_000, 365_019, 999_999]
    assert [whole_number(spelled(number)) for number in numbers] == numbers


@pytest.mark.parametrize(
    "word",
    ["", "tausend", "tausende", "hundertwasser", "einander", "undzwanzig", "elfundzwanzig",
     "zehnhundert", "zwanzigeins", "hunderthundert", "tausendtausend", "zweihundertx",
     "zweitausendx", "xhundert", "unddrei", "zwanzigundzwanzig", "a" * 10_000],
)  # fmt: skip
def test_any_other_word_is_no_number(word):
    assert whole_number(word) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("hundertundeins", 101), ("zweitausendundfünf", 2_005), ("zwo", 2), ("hundert", 100)],
)
def test_other_ways_to_write_a_number(word, number):
    read = parse_amounts(f"{word} Euro")
    assert [part.low for part in read.parts] == [Decimal(number)]
