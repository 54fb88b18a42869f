"""A thing that is due at the desk: what it is, and the one next step."""

from dataclasses import dataclass

from gemeinwerk.core.ui import Tone

FEW = 3
"""So many of one kind are told one by one; all others in a line."""


@dataclass(frozen=True)
class Due:
    """One thing to do: what it is, more about it, and the next step with its address."""

    text: str
    action: str
    url: str
    detail: str = ""
    tone: Tone = "none"
    word: str = ""
    of_town: str = ""
    """The part of the detail that the town wrote."""
    named: str = ""
    """What of the town stands in the text without quotation marks."""
