from django.db import transaction

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import locked, written


@transaction.atomic
def publish(concept: Concept, *, by: User | None) -> Concept:
    """Show the concept to everybody; doing it twice changes nothing."""
    return _set_public(concept, True, "concept.publish", by=by)


@transaction.atomic
def withdraw(concept: Concept, *, by: User | None, reason: str) -> Concept:
    """Take the concept off the public site."""
    return _set_public(concept, False, "concept.withdraw", by=by, reason=reason)


def _set_public(
    concept: Concept, public: bool, verb: str, *, by: User | None, reason: str = ""
) -> Concept:
    found = locked(concept)
    if found.public != public:
        found.public = public
        found.save(update_fields=["public"])
        states = {"before": {"public": not public}, "after": {"public": public}}
        written(found, verb=verb, by=by, reason=reason, public=True, **states)
    return found
