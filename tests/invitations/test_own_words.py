"""What the product itself says in letters is there in every language."""

import pytest
from gemeinwerk.core import tongues
from gemeinwerk.invitations import own_words

FURTHER = [code for code in tongues.NAMES if code != "de"]


@pytest.mark.parametrize("language", FURTHER)
def test_each_language_has_its_own(language: str) -> None:
    def said(code: str) -> list[str]:
        how = own_words.how_to_answer(code)
        return [own_words.greeting("Ada", code), own_words.reminder("Los!", code), *how]

    assert not set(said(language)) & set(said("de"))
    assert "Ada" in own_words.greeting("Ada", language)
    assert own_words.reminder("Los!", language).endswith("Los!")
