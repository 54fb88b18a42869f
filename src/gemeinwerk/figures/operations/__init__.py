"""What can happen to figures that several read, and to those on which two sources disagree.

add_shared(concept, said=Said(name="…", …), by=user)
link_measure(shared, measure=measure, indicator="…", by=user)
record_shared(shared, day=…, number=…, by=user)     # stands in each measure it serves as well
note_contradiction(concept, measure=…, subject="…", first=…, second=…, by=user)
decide_contradiction(found, holds=Holds.SECOND, reason="…", by=user)
"""

from gemeinwerk.figures.operations.breakdowns import add_breakdown, remove_breakdown
from gemeinwerk.figures.operations.contradictions import (
    contradiction_told,
    decide_contradiction,
    note_contradiction,
)
from gemeinwerk.figures.operations.shared import (
    NAMES,
    Said,
    add_shared,
    edit_shared,
    link_goal,
    link_measure,
    remove_shared,
    shared_told,
    unlink,
)
from gemeinwerk.figures.operations.shared_values import (
    correct_shared,
    record_shared,
    remove_shared_value,
    value_told,
)
from gemeinwerk.figures.operations.sharing import share_indicator

__all__ = [
    "NAMES",
    "Said",
    "add_breakdown",
    "add_shared",
    "contradiction_told",
    "correct_shared",
    "decide_contradiction",
    "edit_shared",
    "link_goal",
    "link_measure",
    "note_contradiction",
    "record_shared",
    "remove_breakdown",
    "remove_shared",
    "remove_shared_value",
    "share_indicator",
    "shared_told",
    "unlink",
    "value_told",
]
