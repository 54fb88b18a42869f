"""Words and their stems."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

import gemeinwerk
from gemeinwerk.german import fold, squash, stem, stems
from gemeinwerk.german.text import snowball

HEADS = ("Bürger", "Klima", "Stadt", "Jugend", "Wohnungs", "Verkehrs", "Bildungs", "Gesundheits")
TAILS = ("beteiligungen", "anpassungen", "planungen", "förderungen", "beratungsstellen", "konzepte")


@pytest.fixture
def hasty():
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_eight_threads_find_the_stems_that_one_finds(hasty):
    words = [f"{head}{tail}".lower() for head, tail in product(HEADS, TAILS)] * 4
    uncached = snowball.__wrapped__
    alone = [uncached(word) for word in words]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda _: [uncached(word) for word in words], range(8)))
    assert all(found == alone for found in together)


def test_only_one_place_asks_the_stemmer():
    house = Path(gemeinwerk.__file__).parent
    asking = [
        str(file.relative_to(house))
        for file in house.rglob("*.py")
        if re.search(r"^\s*(?:import|from) snowballstemmer", file.read_text(), re.MULTILINE)
    ]
    assert asking == ["german/text.py"]


def test_forms_of_a_word_share_a_stem():
    assert len({stem(word) for word in ("Maßnahme", "Maßnahmen", "MASSNAHME", "massnahmen")}) == 1
    assert stems("Die Maßnahmen") == ["die", "massnahm"]
    assert stem("a" * 200) == "a" * 200


def test_one_blank_for_any_and_letters_of_one_form():
    assert squash("  Stadt\u00a0\u202f rad\u00adweg\n") == "Stadt radweg"
    assert fold("Gru\u0308nfla\u0308che – Straße") == "gruenflaeche - strasse"
