"""Which mails there are: each area declares its own in its `notices.py`.

    kinds.register(Kind(
        key="measure.asked",
        label=_("Bitte um Bestätigung"),
        subject=_("Bitte bestätigen: {measure}"),
        action=_("Bitte bestätigen Sie die Maßnahme, oder geben Sie sie mit einem Grund zurück."),
        template="measures/notices/asked.txt",
    ))

What is asked for stands first in the mail, with its link below; the template says the rest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise

from gemeinwerk.core import alphabet

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """A kind of mail. `subject` and `action` may name values of the context: `{measure}`."""

    key: str
    label: Text
    subject: Text
    action: Text
    template: str
    reviewed: bool = False
    """A person reads it in the outbox before it leaves."""
    secret: bool = False
    """Holds a personal link: nobody else reads the text, and it is forgotten once sent."""
    forgotten: bool = False
    """The last one to somebody who was erased: once it has left, the row goes as well."""
    kept: timedelta = timedelta(days=365)
    """So long after it was written; what could not be delivered stays until somebody withdraws it,
    unless the kind is kept for less than a year: then nothing of it stays longer."""
    urgent: bool = False
    """Somebody waits for it: sent at once, not with the next minute."""
    told: Callable[[Any], object] | None = None
    """Called with the mail in the transaction that keeps what became of it: sent, not delivered,
    come back, withdrawn. For an area that keeps a state of its own."""
    in_all_tongues: bool = False
    """Written in each language people are written to in; others are in those of the pages alone."""


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _kinds.update({kind.key: kind for kind in kinds})


def kind_of(key: str) -> Kind:
    return _kinds[key]


def find(key: str) -> Kind | None:
    """As `kind_of`; None for a kind that is no longer declared, of which old mails may speak."""
    return _kinds.get(key)


def all_kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: alphabet.key(str(kind.label)))


def briefly_kept(usual: timedelta) -> list[Kind]:
    """The kinds of mail of which no row stays as long as usual."""
    return [kind for kind in _kinds.values() if kind.kept < usual]


def forgotten_kinds() -> list[str]:
    """The kinds of mail of which no row stays once they have left."""
    return [kind.key for kind in _kinds.values() if kind.forgotten]
