"""Words in addresses that are a person's own, and can be said again (docs/adr/0043).

A row keeps the word sealed and what proves it: a later mail leads to the same page, and whoever
has the database alone has no link.
"""

from dataclasses import dataclass
from typing import Any

from gemeinwerk.core.personal_links import hashed, new_word
from gemeinwerk.core.sealing import SealBroken, seal, unseal

INVITEE, CALENDAR = "meetings.invitee", "meetings.calendar"


@dataclass(frozen=True)
class Kept:
    """What a row keeps of a word."""

    sealed: str
    proof: str

    def put(self, row: Any) -> None:
        row.sealed, row.proof = self.sealed, self.proof


def new(purpose: str) -> Kept:
    word = new_word()
    return Kept(seal(word, purpose), hashed(word))


def said(row: Any, purpose: str) -> str:
    """The word of a row; "" where the secret that sealed it is lost: then a new one is needed."""
    try:
        return unseal(row.sealed, purpose)
    except SealBroken:
        return ""
