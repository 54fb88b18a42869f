"""Short codes that lead to a show of dots, and slips that hold once.

spelled("k7m2xp")  # K7M-2XP, as it stands on the wall and is typed
plain("K7M 2xp")   # as it is kept, whatever it was typed with
"""

import secrets

from gemeinwerk.core.personal_links import hashed
from gemeinwerk.representation.operations.slips import SIGNS, plain

LENGTH, PART = 6, 3
SLIP_LENGTH, SLIP_PART = 8, 4

__all__ = ["SLIP_PART", "digest_of", "new_code", "new_slips", "plain", "spelled"]


def new_code() -> str:
    return _drawn(LENGTH)


def new_slips(number: int) -> list[str]:
    return [_drawn(SLIP_LENGTH) for _one in range(number)]


def spelled(code: str, part: int = PART) -> str:
    return "-".join(code[at : at + part] for at in range(0, len(code), part)).upper()


def digest_of(weighing: int, word: str) -> str:
    """Another one for each show of dots: none tells that the same device was in two of them."""
    return hashed(f"{weighing}/{word}")


def _drawn(length: int) -> str:
    return "".join(secrets.choice(SIGNS) for _at in range(length))
