"""Several single findings let stand at once, each by itself."""

from collections.abc import Iterable

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.writing import hold, verb
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations.overriding import override_finding


@verb
def let_stand(
    concept: Concept, *, findings: Iterable[tuple[int, str]], reason: str, by: User
) -> int:
    """Except measures (by key) from a rule each, with one reason; how many exceptions there are.

    All or none: raises what `override_finding` raises.
    """
    present = hold(concept)
    chosen = list(dict.fromkeys(findings))
    measures = Measure.objects.select_related("concept").in_bulk(
        [key for key, _rule in chosen if key]
    )
    for key, rule in chosen:
        measure = measures[key]
        assert measure.concept_id == present.pk, "a finding of another concept"
        override_finding(measure, rule=rule, reason=reason, by=by)
    return len(chosen)
