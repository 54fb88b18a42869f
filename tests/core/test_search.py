import pytest
from tests.factories import MeasureFactory

from gemeinwerk.core.search import query_filter, stems
from gemeinwerk.measures.models import Measure


def test_every_stem_is_stored_once_between_blanks() -> None:
    assert stems("Schulungen", "die Schulung") == " schulung die "
    assert stems("", " – ") == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Beratungen", True),  # another inflection
        ("BERATUNG wohnung", True),  # all words, in any order, inside a compound
        ("Beratung Arbeit", False),
        ("Rat", False),  # a short word only where a word begins
        ("Wohn", True),
        ("100%", False),
        ("", True),
    ],
)
def test_a_query_finds_inflected_words(query: str, found: bool) -> None:
    MeasureFactory(search_text=stems("Wohnungsberatung für Geflüchtete"))
    assert Measure.objects.filter(query_filter(query)).exists() is found
