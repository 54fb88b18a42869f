"""A thing that is due at the desk, and what whoever finds such things is given."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.ui import Tone
from gemeinwerk.municipalities.models import Municipality


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


@dataclass(frozen=True)
class Asked:
    """For whom and when it is asked, and what every source needs."""

    town: Municipality
    user: User
    today: date
    at_work: list[Concept]
    writable: list[Concept]
    """Concepts whose measures are being written."""


Source = Callable[[Asked], Iterable[Due]]
