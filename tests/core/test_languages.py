"""What a town wrote is marked as German on a page in another language, and on no other."""

import pytest
from django.utils import translation

from gemeinwerk.core.languages import german, german_within, spoken


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Amt &amp; Rat"), ("en", '<span lang="de">Amt &amp; Rat</span>')]
)
def test_a_text_of_the_town_is_marked_on_pages_in_another_language(
    language: str, said: str
) -> None:
    with translation.override(language):
        assert german("Amt & Rat") == said


def test_what_is_not_there_is_not_marked() -> None:
    with translation.override("en"):
        assert german("") == ""
        assert german_within("in 2027", "", None) == "in 2027"


def test_only_the_part_that_is_german_is_marked() -> None:
    with translation.override("en"):
        assert german_within("<40 Plätze by 2027", "Plätze") == (
            '&lt;40 <span lang="de">Plätze</span> by 2027'
        )
    with translation.override("de"):
        assert german_within("40 Plätze bis 2027", "Plätze") == "40 Plätze bis 2027"


def test_a_text_without_a_language_is_text() -> None:
    assert spoken("a < b", "") == "a &lt; b"
