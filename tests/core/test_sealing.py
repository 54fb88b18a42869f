"""What is sealed opens with the secret it was sealed with, or a later one's memory of it."""

from typing import Any

import pytest

from gemeinwerk.core.sealing import SealBroken, seal, unseal


def test_says_nothing_and_opens_again() -> None:
    sealed = seal("JBSWY3DP", "code")
    assert "JBSWY3DP" not in sealed
    assert unseal(sealed, "code") == "JBSWY3DP"


def test_twice_the_same_is_not_seen_to_be_the_same() -> None:
    assert seal("a", "code") != seal("a", "code")


@pytest.mark.parametrize("change", [str.swapcase, lambda text: text[:-8], lambda _text: "JBSWY3DP"])
def test_what_was_changed_does_not_open(change: Any) -> None:
    with pytest.raises(SealBroken):
        unseal(change(seal("JBSWY3DP", "code")), "code")


def test_for_another_purpose_it_does_not_open() -> None:
    with pytest.raises(SealBroken):
        unseal(seal("JBSWY3DP", "code"), "address")


def test_after_a_change_of_the_secret_the_earlier_one_is_asked(settings: Any) -> None:
    sealed = seal("JBSWY3DP", "code")
    earlier, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    with pytest.raises(SealBroken):
        unseal(sealed, "code")
    settings.SECRET_KEY_FALLBACKS = [earlier]
    assert unseal(sealed, "code") == "JBSWY3DP"
