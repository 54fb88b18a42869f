"""A concept is deleted with all that belongs to it, as long as nothing of it must stay.

Areas register what must stay (`refuse`, which gives the reason) and what is taken away before
the concept itself (`remove`); concepts knows none of them.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.errors import Mistyped, StillInUse
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.core.usage import belongings, uses_in_words
from gemeinwerk.core.writing import hold, verb

Refuse = Callable[[Concept], DomainError | None]
Remove = Callable[[Concept], None]
_refusals: list[Refuse] = []
_removals: list[Remove] = []


def register_deletion(*, refuse: Refuse, remove: Remove) -> None:
    if refuse not in _refusals:
        _refusals.append(refuse)
        _removals.append(remove)


@verb
def delete(concept: Concept, *, typed: str, seen: str, by: User) -> None:
    """Delete a concept and everything in it; the log keeps what was done.

    `typed` is its title, word for word; `seen` the stamp of what the person was told would go.
    Raises `Mistyped`, `SeenOtherwise`, and what areas refuse.
    """
    found = hold(concept)
    if refusal := refusal_of(found):
        raise refusal
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
        ConceptsVerb.CONCEPT_DELETE,
        found,
        by=by,
        before={"title": found.title, "status": found.status, **dict(_told(going))},
        public=found.public,
    )
    for remove in _removals:
        remove(found)
    found.delete()


def refusal_of(concept: Concept) -> DomainError | None:
    """Why it must stay, or None; for the verb, and for a page that says it beforehand."""
    for refuse in _refusals:
        if refusal := refuse(concept):
            return refusal
    if uses := uses_in_words(concept):
        return StillInUse(
            _("„{concept}“ lässt sich nicht löschen, denn darauf beruhen: {uses}.").format(
                concept=concept, uses=uses
            )
        )
    return None


def _told(going: list[tuple[int, str]]) -> list[tuple[str, int]]:
    return [(things, count) for count, things in going]
