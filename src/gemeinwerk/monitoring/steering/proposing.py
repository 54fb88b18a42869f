"""What a deviation is proposed to say: by how much its measure is behind, and what was reported."""

from datetime import date
from typing import Any

from gemeinwerk.measures.behind import behind
from gemeinwerk.measures.document import measure_document
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.states import BEHIND, state_of
from gemeinwerk.monitoring.steering.models import Deviation

_READ = (
    "permanent", "end", "expected_end", "milestones", "expected_end_reason", "obstacles",
)  # fmt: skip


def proposed(measure: Measure, today: date) -> dict[str, Any]:
    """By the names of the form, of a measure that was asked for with its state; {} where it is not
    behind. A person says the cause: words do not tell it for sure."""
    if state_of(measure) not in BEHIND:
        return {}
    told = behind(measure_document(measure, only=_READ), today)
    longest = Deviation._meta.get_field("cause_text").max_length or 0
    reason = " ".join(told.reason.split())
    return {
        "off": told.sentence,
        "cause_text": reason if len(reason) <= longest else f"{reason[: longest - 1]}…",
        "new_end": measure.expected_end,
    }
