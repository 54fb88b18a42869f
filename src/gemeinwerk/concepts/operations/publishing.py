"""A concept is shown to everybody, or taken off the public site.

What is shown with it is known to areas above; they register what of theirs becomes public.
"""

from collections.abc import Callable
from typing import Any

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import written
from gemeinwerk.concepts.verbs import ConceptsVerb
from gemeinwerk.core.shown import require_same
from gemeinwerk.core.writing import hold, verb

Shown = Callable[[Concept], Any]
_shown_with_it: list[Shown] = []


def register_publication(shown: Shown) -> None:
    """`shown(concept)`: plain values of what becomes public with a concept."""
    if shown not in _shown_with_it:
        _shown_with_it.append(shown)


def outlook(concept: Concept) -> list[Any]:
    """What becomes public with the concept, in plain values: its own texts, names, and the rest."""
    named = [str(one) for one in (concept.lead_office, concept.steering) if one]
    return [concept.revision, named, *(shown(concept) for shown in _shown_with_it)]


@verb
def publish(concept: Concept, *, by: User | None, seen: str | None = None) -> Concept:
    """Show the concept to everybody; doing it twice changes nothing.

    `seen` is the stamp of the outlook the person decided upon: `SeenOtherwise` where by now
    something else would become public.
    """
    found = hold(concept)
    if not found.public:
        require_same(outlook(found), seen)
    return _set_public(found, True, ConceptsVerb.CONCEPT_PUBLISH, by=by)


@verb
def withdraw(concept: Concept, *, by: User | None, reason: str) -> Concept:
    """Take the concept off the public site."""
    return _set_public(hold(concept), False, ConceptsVerb.CONCEPT_WITHDRAW, by=by, reason=reason)


def _set_public(
    found: Concept, public: bool, deed: ConceptsVerb, *, by: User | None, reason: str = ""
) -> Concept:
    if found.public != public:
        found.public = public
        found.save(update_fields=["public"])
        states = {"before": {"public": not public}, "after": {"public": public}}
        written(found, verb=deed, by=by, reason=reason, public=True, **states)
    return found
