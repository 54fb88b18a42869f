from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.operations.writing import written
from gemeinwerk.core.writing import hold, verb


@verb
def publish(concept: Concept, *, by: User | None) -> Concept:
    """Show the concept to everybody; doing it twice changes nothing."""
    return _set_public(hold(concept), True, "concept.publish", by=by)


@verb
def withdraw(concept: Concept, *, by: User | None, reason: str) -> Concept:
    """Take the concept off the public site."""
    return _set_public(hold(concept), False, "concept.withdraw", by=by, reason=reason)


def _set_public(
    found: Concept, public: bool, deed: str, *, by: User | None, reason: str = ""
) -> Concept:
    if found.public != public:
        found.public = public
        found.save(update_fields=["public"])
        states = {"before": {"public": not public}, "after": {"public": public}}
        written(found, verb=deed, by=by, reason=reason, public=True, **states)
    return found
