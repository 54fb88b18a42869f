"""A concept is deleted with all that belongs to it, as long as nothing of it must stay.

Areas register what must stay (`refuse`, which raises a DomainError) and what is taken away before
the concept itself (`remove`); concepts knows none of them.
"""

import hashlib
import json
from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.errors import Mistyped, SeenOtherwise, StillInUse
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import locked
from gemeinwerk.core.usage import belongings, uses_in_words

Part = Callable[[Concept], None]
_refusals: list[Part] = []
_removals: list[Part] = []


def register_deletion(*, refuse: Part, remove: Part) -> None:
    if refuse not in _refusals:
        _refusals.append(refuse)
        _removals.append(remove)


@transaction.atomic
def delete(concept: Concept, *, typed: str, seen: str, by: User) -> None:
    """Delete a concept and everything in it; the log keeps what was done.

    `typed` is its title, word for word; `seen` the stamp of what the person was told would go.
    Raises `Mistyped`, `SeenOtherwise`, and what areas refuse.
    """
    found = locked(concept)
    require_deletable(found)
    if " ".join(typed.split()) != " ".join(found.title.split()):
        raise Mistyped(
            _("Das ist nicht der Titel des Konzepts. Er lautet: „{title}“.").format(
                title=found.title
            )
        )
    going = belongings(found)
    if stamp(going) != seen:
        raise SeenOtherwise(
            _(
                "Inzwischen ist etwas dazugekommen oder weggefallen. Bitte sehen Sie noch einmal "
                "durch, was mit dem Konzept gelöscht würde."
            )
        )
    audit.record(
        "concept.delete",
        found,
        by=by,
        before={"title": found.title, "status": found.status, **dict(_told(going))},
        public=found.public,
    )
    for remove in _removals:
        remove(found)
    found.delete()


def require_deletable(concept: Concept) -> None:
    """Raise the refusal of whatever must stay."""
    for refuse in _refusals:
        refuse(concept)
    if uses := uses_in_words(concept):
        raise StillInUse(
            _("„{concept}“ lässt sich nicht löschen, denn darauf beruhen: {uses}.").format(
                concept=concept, uses=uses
            )
        )


def stamp(going: list[tuple[int, str]]) -> str:
    """Tells whether what goes is still what was shown."""
    return hashlib.sha256(json.dumps(going).encode()).hexdigest()


def _told(going: list[tuple[int, str]]) -> list[tuple[str, int]]:
    return [(things, count) for count, things in going]
