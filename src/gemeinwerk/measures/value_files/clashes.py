"""What becomes of a file's value where another one of that day stands: neither is lost.

An area above registers who takes note of it.
"""

from collections.abc import Callable
from decimal import Decimal

from gemeinwerk.accounts.models import User
from gemeinwerk.measures.models import MeasuredValue

Note = Callable[..., object]
_notes: list[Note] = []


def register(note: Note) -> None:
    """`note(standing, *, number, source, by)`: a value that stands, and what another source says
    of its day."""
    _notes.append(note)


def note(standing: MeasuredValue, *, number: Decimal, source: str, by: User | None) -> None:
    for one in _notes:
        one(standing, number=number, source=source, by=by)
